/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-ogg-pages.h"

#include <string.h>

/* The page header of RFC 3533, section 6. */
#define SERIAL_OFFSET   14
#define CHECKSUM_OFFSET 22
#define N_PARTS_OFFSET  26
#define HEADER_BYTES    27

#define SERIAL          1
#define POLYNOMIAL      0x04c11db7u

typedef struct {
  guint32 steps[256]; /* checksum of each byte */
} Table;

static Table *
table_new (void)
{
  Table *table = g_new (Table, 1);

  for (guint32 i = 0; i < G_N_ELEMENTS (table->steps); i++) {
    guint32 step = i << 24;

    for (int bit = 0; bit < 8; bit++)
      step = (step << 1) ^ ((step & 0x80000000u) != 0 ? POLYNOMIAL : 0);
    table->steps[i] = step;
  }

  return table;
}

static guint32
get_checksum (const Table *table, const guint8 *data, gsize n_bytes)
{
  guint32 sum = 0;

  for (gsize i = 0; i < n_bytes; i++)
    sum = (sum << 8) ^ table->steps[(sum >> 24) ^ data[i]];

  return sum;
}

/* Returns: the length of the page at @data, 0 when it is none. */
static gsize
get_page_bytes (const guint8 *data, gsize n_bytes)
{
  gsize length;

  if (n_bytes < HEADER_BYTES || memcmp (data, "OggS", 4) != 0)
    return 0;

  length = HEADER_BYTES + (gsize) data[N_PARTS_OFFSET];
  if (n_bytes < length)
    return 0;

  for (guint i = 0; i < data[N_PARTS_OFFSET]; i++)
    length += data[HEADER_BYTES + i];

  return length <= n_bytes ? length : 0;
}

static void
write_uint32 (guint8 *place, guint32 value)
{
  guint32 bytes = GUINT32_TO_LE (value);

  memcpy (place, &bytes, sizeof bytes);
}

static void
rewrite_page (const Table *table, guint8 *page, gsize n_bytes)
{
  write_uint32 (page + SERIAL_OFFSET, SERIAL);
  write_uint32 (page + CHECKSUM_OFFSET, 0);
  write_uint32 (page + CHECKSUM_OFFSET, get_checksum (table, page, n_bytes));
}

static GstPadProbeReturn
buffer_cb (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  GstBuffer *buffer = gst_buffer_make_writable (GST_PAD_PROBE_INFO_BUFFER (info));
  GstMapInfo map;
  gsize n_bytes;

  info->data = buffer;
  if (!gst_buffer_map (buffer, &map, GST_MAP_READWRITE))
    return GST_PAD_PROBE_OK;

  for (gsize at = 0; (n_bytes = get_page_bytes (map.data + at, map.size - at)) > 0; at += n_bytes)
    rewrite_page (data, map.data + at, n_bytes);
  gst_buffer_unmap (buffer, &map);

  return GST_PAD_PROBE_OK;
}

void
psr_ogg_pages_fix_serial (GstPad *pad)
{
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, buffer_cb, table_new (), g_free);
}
