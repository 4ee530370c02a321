/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-sound-window.h"

typedef struct {
  const char *scale;
  const char *key;
  const char *label;
} Volume;

static const Volume voice = {
  "voice_scale",
  "volume-voice",
  "Volume of the voice",
};

static const Volume bells = {
  "bells_scale",
  "volume-bells",
  "Volume of the bells",
};

static const Volume bed = {
  "bed_scale",
  "volume-bed",
  "Volume of the background sound",
};

typedef struct {
  GSettings *settings;
  GtkWindow *parent;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->settings = g_settings_new (PSR_APPLICATION_ID);
  fixture->parent = GTK_WINDOW (gtk_window_new ());
  gtk_window_present (fixture->parent);
  fixture->window = psr_sound_window_new (fixture->parent, fixture->settings);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  const Volume *volume = data;

  gtk_window_destroy (fixture->window);
  gtk_window_destroy (fixture->parent);
  g_settings_reset (fixture->settings, volume->key);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->settings);
}

/* Returns: (transfer none): a part of the window, by its name in the template. */
static gpointer
get_part (Fixture *fixture, const char *name)
{
  GObject *part =
    gtk_widget_get_template_child (GTK_WIDGET (fixture->window), PSR_TYPE_SOUND_WINDOW, name);

  g_assert_nonnull (part);

  return part;
}

static void
test_volume (Fixture *fixture, gconstpointer data)
{
  static const struct {
    double percent;
    double gain;
  } pairs[] = { { 0, 0 }, { 10, 0.001 }, { 50, 0.125 }, { 80, 0.512 }, { 100, 1 } };
  const Volume *volume = data;
  GtkRange *scale = get_part (fixture, volume->scale);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    gtk_range_set_value (scale, pairs[i].percent);
    g_assert_cmpfloat_with_epsilon (g_settings_get_double (fixture->settings, volume->key),
                                    pairs[i].gain,
                                    1e-9);
  }

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_settings_set_double (fixture->settings, volume->key, pairs[i].gain);
    g_assert_cmpfloat_with_epsilon (gtk_range_get_value (scale), pairs[i].percent, 1e-6);
  }
}

static void
test_is_accessible (Fixture *fixture, gconstpointer data)
{
  const Volume *volume = data;
  GtkAccessible *scale = get_part (fixture, volume->scale);

  gtk_test_accessible_assert_role (scale, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_LABEL, volume->label);
}

int
main (int argc, char **argv)
{
  /* Not gtk_test_init(), which wants a locale that is not everywhere. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, volume)                                                                          \
  g_test_add ("/ui/sound-window/" name, Fixture, volume, set_up, test_volume, tear_down);          \
  g_test_add ("/ui/sound-window/" name "-is-accessible",                                           \
              Fixture,                                                                             \
              volume,                                                                              \
              set_up,                                                                              \
              test_is_accessible,                                                                  \
              tear_down)
  ADD ("voice", &voice);
  ADD ("bells", &bells);
  ADD ("bed", &bed);
#undef ADD

  return g_test_run ();
}
