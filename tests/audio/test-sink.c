/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-sink.h"

#define PSR_TYPE_FREEZING_CLOCK (psr_freezing_clock_get_type ())
G_DECLARE_FINAL_TYPE (PsrFreezingClock, psr_freezing_clock, PSR, FREEZING_CLOCK, GstSystemClock)

struct _PsrFreezingClock {
  GstSystemClock parent_instance;

  GMutex lock;
  GstClockTime frozen_at; /* GST_CLOCK_TIME_NONE while it runs */
};

G_DEFINE_FINAL_TYPE (PsrFreezingClock, psr_freezing_clock, GST_TYPE_SYSTEM_CLOCK)

static GstClockTime
psr_freezing_clock_get_internal_time (GstClock *clock)
{
  PsrFreezingClock *self = PSR_FREEZING_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (GST_CLOCK_TIME_IS_VALID (self->frozen_at))
    return self->frozen_at;

  return GST_CLOCK_CLASS (psr_freezing_clock_parent_class)->get_internal_time (clock);
}

static void
psr_freezing_clock_finalize (GObject *object)
{
  g_mutex_clear (&PSR_FREEZING_CLOCK (object)->lock);

  G_OBJECT_CLASS (psr_freezing_clock_parent_class)->finalize (object);
}

static void
psr_freezing_clock_class_init (PsrFreezingClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psr_freezing_clock_finalize;
  GST_CLOCK_CLASS (klass)->get_internal_time = psr_freezing_clock_get_internal_time;
}

static void
psr_freezing_clock_init (PsrFreezingClock *self)
{
  g_mutex_init (&self->lock);
  self->frozen_at = GST_CLOCK_TIME_NONE;
}

static void
psr_freezing_clock_set_frozen (PsrFreezingClock *self, gboolean frozen)
{
  GstClockTime now = psr_freezing_clock_get_internal_time (GST_CLOCK (self));
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->frozen_at = frozen ? now : GST_CLOCK_TIME_NONE;
}

struct _PsrTestSink {
  GstBaseSink parent_instance;

  PsrFreezingClock *clock;
  gboolean broken;
  guint n_opened;
};

G_DEFINE_FINAL_TYPE (PsrTestSink, psr_test_sink, GST_TYPE_BASE_SINK)

static GstStaticPadTemplate sink_template =
  GST_STATIC_PAD_TEMPLATE ("sink", GST_PAD_SINK, GST_PAD_ALWAYS, GST_STATIC_CAPS_ANY);

static GstClock *
psr_test_sink_provide_clock (GstElement *element)
{
  PsrTestSink *self = PSR_TEST_SINK (element);

  return gst_object_ref (GST_CLOCK (self->clock));
}

static GstStateChangeReturn
psr_test_sink_change_state (GstElement *element, GstStateChange transition)
{
  PsrTestSink *self = PSR_TEST_SINK (element);

  if (transition == GST_STATE_CHANGE_NULL_TO_READY) {
    if (self->broken) {
      GST_ELEMENT_ERROR (self, RESOURCE, OPEN_WRITE, ("There is no device."), (NULL));
      return GST_STATE_CHANGE_FAILURE;
    }
    psr_freezing_clock_set_frozen (self->clock, FALSE);
    self->n_opened++;
  }

  return GST_ELEMENT_CLASS (psr_test_sink_parent_class)->change_state (element, transition);
}

static void
psr_test_sink_dispose (GObject *object)
{
  gst_clear_object (&PSR_TEST_SINK (object)->clock);

  G_OBJECT_CLASS (psr_test_sink_parent_class)->dispose (object);
}

static void
psr_test_sink_class_init (PsrTestSinkClass *klass)
{
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_test_sink_dispose;
  element_class->provide_clock = psr_test_sink_provide_clock;
  element_class->change_state = psr_test_sink_change_state;

  gst_element_class_add_static_pad_template (element_class, &sink_template);
  gst_element_class_set_static_metadata (element_class,
                                         "Test sink",
                                         "Sink/Audio",
                                         "Breaks on demand",
                                         "The Psoas Rest authors");
}

static void
psr_test_sink_init (PsrTestSink *self)
{
  GST_OBJECT_FLAG_SET (self, GST_ELEMENT_FLAG_PROVIDE_CLOCK);
  self->clock = gst_object_ref_sink (g_object_new (PSR_TYPE_FREEZING_CLOCK, NULL));
  gst_base_sink_set_sync (GST_BASE_SINK (self), TRUE);
}

GstElement *
psr_test_sink_new (void)
{
  return g_object_new (PSR_TYPE_TEST_SINK, NULL);
}

void
psr_test_sink_freeze (PsrTestSink *self)
{
  g_return_if_fail (PSR_IS_TEST_SINK (self));

  psr_freezing_clock_set_frozen (self->clock, TRUE);
}

void
psr_test_sink_set_broken (PsrTestSink *self, gboolean broken)
{
  g_return_if_fail (PSR_IS_TEST_SINK (self));

  self->broken = broken;
}

guint
psr_test_sink_get_n_opened (PsrTestSink *self)
{
  g_return_val_if_fail (PSR_IS_TEST_SINK (self), 0);

  return self->n_opened;
}
