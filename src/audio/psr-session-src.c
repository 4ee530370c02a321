/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-session-src.h"

#include <gst/audio/audio.h>

#include "audio/psr-mixer.h"
#include "base/psr-units.h"

#define N_CHANNELS                 2
#define BYTES_PER_SAMPLE           (N_CHANNELS * (int) sizeof (gint16))
#define DEFAULT_SAMPLES_PER_BUFFER 2400

/* Exactly what sound servers and encoders take, so that audioconvert passes it through. */
static GstStaticPadTemplate src_template =
  GST_STATIC_PAD_TEMPLATE ("src",
                           GST_PAD_SRC,
                           GST_PAD_ALWAYS,
                           GST_STATIC_CAPS (
                             "audio/x-raw, "
                             "format = (string) " GST_AUDIO_NE (
                               S16) ", "
                                    "layout = (string) interleaved, "
                                    "rate = (int) " G_STRINGIFY (
                                      PSR_SAMPLE_RATE) ", "
                                                       "channels = (int) 2, "
                                                       "channel-mask = (bitmask) 0x3"));

struct _PsrSessionSrc {
  GstBaseSrc parent_instance;

  /* Guards everything below; held while one buffer is made, some 10 µs. */
  GMutex lock;

  PsrMixPlan *plan; /* nullable */
  PsrMixer mixer;
  double lanes[PSR_N_LANES];
  double transport;
  int samples_per_buffer;
  gboolean counter;

  gint64 next; /* the sample that comes next */
  gint64 stop; /* the sample at which the segment ends, G_MAXINT64 for the end of the plan */
  gboolean started; /* the first segment after READY is there */
};

enum {
  PROP_0,
  PROP_SAMPLES_PER_BUFFER,
  PROP_VOICE,
  PROP_BELLS,
  PROP_BED,
  PROP_TRANSPORT,
  PROP_COUNTER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsrSessionSrc, psr_session_src, GST_TYPE_BASE_SRC)

/* Call with the lock held. */
static gint64
get_total (PsrSessionSrc *self)
{
  return self->plan != NULL ? psr_mix_plan_get_total_samples (self->plan) : 0;
}

static gint64
lock_and_get_total (PsrSessionSrc *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return get_total (self);
}

static void
write_counter (gint64 sample, int n_samples, gint16 *output)
{
  for (int i = 0; i < n_samples; i++) {
    guint32 number = (guint32) (sample + i);

    output[2 * i] = (gint16) (number & 0xffff);
    output[2 * i + 1] = (gint16) (number >> 16);
  }
}

/* Call with the lock held. */
static void
render (PsrSessionSrc *self, int n_samples, gint16 *output)
{
  if (self->counter)
    write_counter (self->next, n_samples, output);
  else
    psr_mixer_render (&self->mixer, self->plan, self->next, n_samples, output);
}

static void
stamp (GstBuffer *buffer, gint64 sample, int n_samples)
{
  GST_BUFFER_PTS (buffer) = (GstClockTime) psr_samples_to_ns (sample);
  GST_BUFFER_DURATION (buffer) =
    (GstClockTime) (psr_samples_to_ns (sample + n_samples) - psr_samples_to_ns (sample));
  GST_BUFFER_OFFSET (buffer) = (guint64) sample;
  GST_BUFFER_OFFSET_END (buffer) = (guint64) (sample + n_samples);
}

/* Silent stretches do not get the GAP flag: pulsesink gives up its buffer for them. */
static GstFlowReturn
psr_session_src_create (GstBaseSrc *src, guint64 offset, guint size, GstBuffer **result)
{
  PsrSessionSrc *self = PSR_SESSION_SRC (src);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gint64 left = MIN (get_total (self), self->stop) - self->next;
  int n_samples = (int) MIN (left, self->samples_per_buffer);
  GstBuffer *buffer;
  GstMapInfo map;

  if (left <= 0)
    return GST_FLOW_EOS;

  buffer = gst_buffer_new_allocate (NULL, (gsize) n_samples * BYTES_PER_SAMPLE, NULL);
  gst_buffer_map (buffer, &map, GST_MAP_WRITE);
  render (self, n_samples, (gint16 *) (gpointer) map.data);
  gst_buffer_unmap (buffer, &map);

  stamp (buffer, self->next, n_samples);
  self->next += n_samples;
  *result = buffer;

  return GST_FLOW_OK;
}

static gboolean
psr_session_src_start (GstBaseSrc *src)
{
  PsrSessionSrc *self = PSR_SESSION_SRC (src);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->next = 0;
  self->stop = G_MAXINT64;
  self->started = FALSE;

  return TRUE;
}

static gboolean
psr_session_src_is_seekable (GstBaseSrc *src)
{
  return TRUE;
}

static gboolean
is_possible (GstFormat format, double rate)
{
  return format == GST_FORMAT_TIME && rate > 0;
}

/* A seek that is refused later, in do_seek, has already flushed the segment away. */
static gboolean
psr_session_src_event (GstBaseSrc *src, GstEvent *event)
{
  GstFormat format;
  double rate;

  if (GST_EVENT_TYPE (event) == GST_EVENT_SEEK) {
    gst_event_parse_seek (event, &rate, &format, NULL, NULL, NULL, NULL, NULL);
    if (!is_possible (format, rate))
      return FALSE;
  }

  return GST_BASE_SRC_CLASS (psr_session_src_parent_class)->event (src, event);
}

/* Also called for the first segment of all. That one fades nothing in unless it starts in the
 * middle: the first sample of a session is as exact as the others. */
static gboolean
psr_session_src_do_seek (GstBaseSrc *src, GstSegment *segment)
{
  PsrSessionSrc *self = PSR_SESSION_SRC (src);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gboolean starts_at_position = segment->start == segment->position;

  if (!is_possible (segment->format, segment->rate))
    return FALSE;

  self->next = MIN (psr_ns_to_samples ((gint64) segment->position), get_total (self));
  self->stop = GST_CLOCK_TIME_IS_VALID (segment->stop) ? psr_ns_to_samples ((gint64) segment->stop)
                                                       : G_MAXINT64;

  segment->position = (guint64) psr_samples_to_ns (self->next);
  if (starts_at_position) {
    segment->start = segment->position;
    segment->time = segment->position;
  }

  if (self->started || self->next > 0)
    psr_mixer_settle_and_fade_in (&self->mixer);
  else
    psr_mixer_settle (&self->mixer);
  self->started = TRUE;

  return TRUE;
}

static gboolean
answer_duration (PsrSessionSrc *self, GstQuery *query)
{
  gint64 total = lock_and_get_total (self);
  GstFormat format;

  gst_query_parse_duration (query, &format, NULL);
  switch ((int) format) {
  case GST_FORMAT_TIME:
    gst_query_set_duration (query, format, psr_samples_to_ns (total));
    return TRUE;
  case GST_FORMAT_DEFAULT:
    gst_query_set_duration (query, format, total);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
psr_session_src_query (GstBaseSrc *src, GstQuery *query)
{
  switch ((int) GST_QUERY_TYPE (query)) {
  case GST_QUERY_DURATION:
    return answer_duration (PSR_SESSION_SRC (src), query);
  case GST_QUERY_SCHEDULING:
    gst_query_set_scheduling (query, GST_SCHEDULING_FLAG_SEEKABLE, 1, -1, 0);
    gst_query_add_scheduling_mode (query, GST_PAD_MODE_PUSH);
    return TRUE;
  default:
    return GST_BASE_SRC_CLASS (psr_session_src_parent_class)->query (src, query);
  }
}

static void
psr_session_src_finalize (GObject *object)
{
  PsrSessionSrc *self = PSR_SESSION_SRC (object);

  g_clear_pointer (&self->plan, psr_mix_plan_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (psr_session_src_parent_class)->finalize (object);
}

static void
psr_session_src_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PsrSessionSrc *self = PSR_SESSION_SRC (object);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  switch (prop_id) {
  case PROP_SAMPLES_PER_BUFFER:
    g_value_set_int (value, self->samples_per_buffer);
    break;
  case PROP_VOICE:
  case PROP_BELLS:
  case PROP_BED:
    g_value_set_double (value, self->lanes[prop_id - PROP_VOICE]);
    break;
  case PROP_TRANSPORT:
    g_value_set_double (value, self->transport);
    break;
  case PROP_COUNTER:
    g_value_set_boolean (value, self->counter);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
psr_session_src_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  PsrSessionSrc *self = PSR_SESSION_SRC (object);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  switch (prop_id) {
  case PROP_SAMPLES_PER_BUFFER:
    self->samples_per_buffer = g_value_get_int (value);
    break;
  case PROP_VOICE:
  case PROP_BELLS:
  case PROP_BED:
    self->lanes[prop_id - PROP_VOICE] = g_value_get_double (value);
    psr_mixer_set_lane (&self->mixer, (PsrLane) (prop_id - PROP_VOICE), g_value_get_double (value));
    break;
  case PROP_TRANSPORT:
    self->transport = g_value_get_double (value);
    psr_mixer_set_transport (&self->mixer, self->transport);
    break;
  case PROP_COUNTER:
    self->counter = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_SAMPLES_PER_BUFFER] = g_param_spec_int ("samples-per-buffer",
                                                          NULL,
                                                          NULL,
                                                          1,
                                                          PSR_SAMPLE_RATE,
                                                          DEFAULT_SAMPLES_PER_BUFFER,
                                                          flags);
  properties[PROP_VOICE] = g_param_spec_double ("voice", NULL, NULL, 0, 1, 1, flags);
  properties[PROP_BELLS] = g_param_spec_double ("bells", NULL, NULL, 0, 1, 1, flags);
  properties[PROP_BED] = g_param_spec_double ("bed", NULL, NULL, 0, 1, 1, flags);
  properties[PROP_TRANSPORT] = g_param_spec_double ("transport", NULL, NULL, 0, 1, 1, flags);
  properties[PROP_COUNTER] = g_param_spec_boolean ("counter", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
psr_session_src_class_init (PsrSessionSrcClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);
  GstBaseSrcClass *src_class = GST_BASE_SRC_CLASS (klass);

  object_class->finalize = psr_session_src_finalize;
  object_class->get_property = psr_session_src_get_property;
  object_class->set_property = psr_session_src_set_property;
  install_properties (object_class);

  src_class->start = psr_session_src_start;
  src_class->is_seekable = psr_session_src_is_seekable;
  src_class->event = psr_session_src_event;
  src_class->do_seek = psr_session_src_do_seek;
  src_class->query = psr_session_src_query;
  src_class->create = psr_session_src_create;

  gst_element_class_add_static_pad_template (element_class, &src_template);
  gst_element_class_set_static_metadata (element_class,
                                         "Session source",
                                         "Source/Audio",
                                         "Mixes the voice, bells and bed of a session",
                                         "The Psoas Rest authors");
}

static void
psr_session_src_init (PsrSessionSrc *self)
{
  g_mutex_init (&self->lock);
  psr_mixer_init (&self->mixer);
  for (int lane = 0; lane < PSR_N_LANES; lane++)
    self->lanes[lane] = 1;
  self->transport = 1;
  self->samples_per_buffer = DEFAULT_SAMPLES_PER_BUFFER;
  self->stop = G_MAXINT64;

  gst_base_src_set_format (GST_BASE_SRC (self), GST_FORMAT_TIME);
  gst_base_src_set_live (GST_BASE_SRC (self), FALSE);
}

GstElement *
psr_session_src_new (void)
{
  return g_object_new (PSR_TYPE_SESSION_SRC, NULL);
}

void
psr_session_src_set_plan (PsrSessionSrc *self, PsrMixPlan *plan)
{
  PsrMixPlan *old;
  gboolean changed;

  g_return_if_fail (PSR_IS_SESSION_SRC (self));
  g_return_if_fail (plan != NULL);

  g_mutex_lock (&self->lock);
  changed = get_total (self) != psr_mix_plan_get_total_samples (plan);
  old = self->plan;
  self->plan = psr_mix_plan_ref (plan);
  g_mutex_unlock (&self->lock);

  g_clear_pointer (&old, psr_mix_plan_unref);
  if (changed)
    gst_element_post_message (GST_ELEMENT (self),
                              gst_message_new_duration_changed (GST_OBJECT (self)));
}

void
psr_session_src_fade (PsrSessionSrc *self, double gain, int ms)
{
  g_return_if_fail (PSR_IS_SESSION_SRC (self));
  g_return_if_fail (gain >= 0 && gain <= 1);
  g_return_if_fail (ms >= 0);

  g_mutex_lock (&self->lock);
  psr_mixer_fade (&self->mixer, gain, (int) PSR_MS_TO_SAMPLES (ms));
  g_mutex_unlock (&self->lock);
}
