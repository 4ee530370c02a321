/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-play-clock.h"
#include "audio/psr-watchdog.h"
#include "base/psr-fake-clock.h"
#include "base/psr-units.h"

#define TOTAL PSR_SECONDS_TO_SAMPLES (60)
#define PLACE PSR_SECONDS_TO_SAMPLES (10)

/* An element that knows no more than a position, and who asked for it. */
#define PSR_TYPE_ORACLE (psr_oracle_get_type ())
G_DECLARE_FINAL_TYPE (PsrOracle, psr_oracle, PSR, ORACLE, GstElement)

struct _PsrOracle {
  GstElement parent_instance;

  gint64 position; /* samples, -1 for no answer */
  guint n_asked;
};

G_DEFINE_FINAL_TYPE (PsrOracle, psr_oracle, GST_TYPE_ELEMENT)

static gboolean
psr_oracle_query (GstElement *element, GstQuery *query)
{
  PsrOracle *self = PSR_ORACLE (element);

  g_assert_cmpint ((int) GST_QUERY_TYPE (query), ==, GST_QUERY_POSITION);
  self->n_asked++;
  gst_query_set_position (query, GST_FORMAT_TIME, psr_samples_to_ns (MAX (self->position, 0)));

  return self->position >= 0;
}

static void
psr_oracle_class_init (PsrOracleClass *klass)
{
  GST_ELEMENT_CLASS (klass)->query = psr_oracle_query;
}

static void
psr_oracle_init (PsrOracle *self)
{
}

typedef struct {
  PsrFakeClock *clock;
  PsrOracle *oracle;
  PsrPlayClock *play_clock;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->clock = psr_fake_clock_new ();
  f->oracle = gst_object_ref_sink (g_object_new (PSR_TYPE_ORACLE, NULL));
  f->oracle->position = PLACE;
  f->play_clock = psr_play_clock_new (PSR_CLOCK (f->clock), GST_ELEMENT (f->oracle));
  psr_play_clock_hold (f->play_clock, PLACE, TOTAL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  psr_play_clock_free (f->play_clock);
  g_assert_finalize_object (G_OBJECT (f->oracle));
  g_assert_finalize_object (f->clock);
}

/* Time passes, and the device plays along. */
static void
pass (Fixture *f, gint64 ms)
{
  psr_fake_clock_advance (f->clock, ms * 1000);
  f->oracle->position += PSR_MS_TO_SAMPLES (ms);
}

static void
assert_position (Fixture *f, gint64 expected)
{
  g_assert_cmpint (psr_play_clock_get_position (f->play_clock), ==, expected);
}

static void
test_stands (Fixture *f, gconstpointer data)
{
  pass (f, 5000);
  assert_position (f, PLACE);
  g_assert_cmpint (psr_play_clock_get_stuck_us (f->play_clock), ==, 0);
  g_assert_cmpuint (f->oracle->n_asked, ==, 0);
}

static void
test_holds_off (Fixture *f, gconstpointer data)
{
  psr_play_clock_run (f->play_clock);
  pass (f, 99);
  assert_position (f, PLACE);
  g_assert_cmpint (psr_play_clock_get_stuck_us (f->play_clock), ==, 0);
  g_assert_cmpuint (f->oracle->n_asked, ==, 0);

  pass (f, 1);
  assert_position (f, PLACE + PSR_MS_TO_SAMPLES (100));
  g_assert_cmpuint (f->oracle->n_asked, ==, 1);
}

static void
test_asks_rarely (Fixture *f, gconstpointer data)
{
  psr_play_clock_run (f->play_clock);
  pass (f, 100);
  for (int i = 0; i < 1000; i++) {
    assert_position (f, f->oracle->position);
    pass (f, 10);
  }

  g_assert_cmpuint (f->oracle->n_asked, ==, 40);
}

static void
test_never_goes_back (Fixture *f, gconstpointer data)
{
  psr_play_clock_run (f->play_clock);
  pass (f, 100);
  assert_position (f, PLACE + PSR_MS_TO_SAMPLES (100));

  /* The device falls behind. */
  psr_fake_clock_advance (f->clock, 240 * 1000);
  assert_position (f, PLACE + PSR_MS_TO_SAMPLES (340));
  psr_fake_clock_advance (f->clock, 10 * 1000);
  assert_position (f, PLACE + PSR_MS_TO_SAMPLES (340));

  /* And catches up. */
  f->oracle->position = PLACE + PSR_MS_TO_SAMPLES (600);
  psr_fake_clock_advance (f->clock, 250 * 1000);
  assert_position (f, PLACE + PSR_MS_TO_SAMPLES (600));
}

static void
test_ends_at_total (Fixture *f, gconstpointer data)
{
  psr_play_clock_hold (f->play_clock, TOTAL - 100, TOTAL);
  f->oracle->position = TOTAL - 100;
  psr_play_clock_run (f->play_clock);
  pass (f, 150);
  assert_position (f, TOTAL);
}

static void
test_jump_of_time (Fixture *f, gconstpointer data)
{
  psr_play_clock_run (f->play_clock);
  pass (f, 100);
  assert_position (f, PLACE + PSR_MS_TO_SAMPLES (100));

  /* An hour passes at once; the device has played none of it, or does not say. */
  f->oracle->position = -1;
  psr_fake_clock_advance (f->clock, 3600 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (psr_play_clock_guess_position (f->play_clock),
                   ==,
                   PLACE + PSR_MS_TO_SAMPLES (400));
  assert_position (f, PLACE + PSR_MS_TO_SAMPLES (400));
}

static void
test_jump_of_device (Fixture *f, gconstpointer data)
{
  psr_play_clock_run (f->play_clock);
  pass (f, 100);
  assert_position (f, PLACE + PSR_MS_TO_SAMPLES (100));

  /* What a stream answers when it is asked at the wrong moment. */
  f->oracle->position = G_MAXINT64 / (2 * GST_SECOND) * PSR_SAMPLE_RATE;
  for (int i = 0; i < 8; i++)
    psr_fake_clock_advance (f->clock, 100 * 1000);
  assert_position (f, PLACE + PSR_MS_TO_SAMPLES (400));
  g_assert_cmpint (psr_play_clock_get_stuck_us (f->play_clock), ==, 800 * 1000);
}

static void
test_no_answer (Fixture *f, gconstpointer data)
{
  f->oracle->position = -1;
  psr_play_clock_run (f->play_clock);
  psr_fake_clock_advance (f->clock, 1100 * 1000);
  assert_position (f, PLACE);
  g_assert_cmpint (psr_play_clock_get_stuck_us (f->play_clock), ==, G_TIME_SPAN_SECOND);
}

static void
test_stuck (Fixture *f, gconstpointer data)
{
  psr_play_clock_run (f->play_clock);
  pass (f, 1000);
  g_assert_cmpint (psr_play_clock_get_stuck_us (f->play_clock), ==, 0);
  pass (f, 1000);
  g_assert_cmpint (psr_play_clock_get_stuck_us (f->play_clock), ==, 0);

  psr_fake_clock_advance (f->clock, 700 * 1000);
  g_assert_cmpint (psr_play_clock_get_stuck_us (f->play_clock), ==, 700 * 1000);
  pass (f, 1);
  g_assert_cmpint (psr_play_clock_get_stuck_us (f->play_clock), ==, 0);
}

/* What went on is not asked for any more: the device may be dead. */
static void
test_guess_asks_nobody (Fixture *f, gconstpointer data)
{
  psr_play_clock_run (f->play_clock);
  pass (f, 150);
  assert_position (f, f->oracle->position);
  pass (f, 290);
  g_assert_cmpint (psr_play_clock_guess_position (f->play_clock), ==, f->oracle->position);
  g_assert_cmpuint (f->oracle->n_asked, ==, 1);
}

static void
test_watchdog_patience (void)
{
  PsrWatchdog watchdog;

  psr_watchdog_reset (&watchdog, PLACE);
  for (int i = 0; i < 4; i++) {
    gint64 patience_us = (500 * 1000) << i;

    g_assert_false (psr_watchdog_is_stuck (&watchdog, PLACE, patience_us - 1));
    g_assert_true (psr_watchdog_is_stuck (&watchdog, PLACE, patience_us));
    g_assert_false (psr_watchdog_is_late (&watchdog, 6 * patience_us - 1));
    g_assert_true (psr_watchdog_is_late (&watchdog, 6 * patience_us));
    g_assert_true (psr_watchdog_try_cure (&watchdog, PLACE));
  }

  g_assert_false (psr_watchdog_try_cure (&watchdog, PLACE));
}

static void
test_watchdog_cured (void)
{
  PsrWatchdog watchdog;

  psr_watchdog_reset (&watchdog, PLACE);
  for (int i = 0; i < 4; i++)
    g_assert_true (psr_watchdog_try_cure (&watchdog, PLACE));

  /* A second of sound later it has its patience and its attempts back. */
  g_assert_false (psr_watchdog_is_stuck (&watchdog, PLACE + 47999, 500 * 1000));
  g_assert_true (psr_watchdog_is_stuck (&watchdog, PLACE + 48000, 500 * 1000));
  g_assert_true (psr_watchdog_try_cure (&watchdog, PLACE + 48000));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/audio/play-clock/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);

  ADD ("stands", test_stands);
  ADD ("holds-off", test_holds_off);
  ADD ("asks-rarely", test_asks_rarely);
  ADD ("never-goes-back", test_never_goes_back);
  ADD ("ends-at-total", test_ends_at_total);
  ADD ("jump-of-time", test_jump_of_time);
  ADD ("jump-of-device", test_jump_of_device);
  ADD ("no-answer", test_no_answer);
  ADD ("stuck", test_stuck);
  ADD ("guess-asks-nobody", test_guess_asks_nobody);
  g_test_add_func ("/audio/watchdog/patience", test_watchdog_patience);
  g_test_add_func ("/audio/watchdog/cured", test_watchdog_cured);

  return g_test_run ();
}
