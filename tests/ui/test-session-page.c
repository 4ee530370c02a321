/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the page shows while a session is under way. */

#include "config.h"

#include "session-page-fixture.h"

#include "mnemonics.h"
#include "ui/pages/session/psr-lead-layout.h"
#include "ui/pages/session/psr-offer.h"
#include "ui/psr-cue-pose.h"
#include "ui/psr-label.h"

/* Cues that are waited for; the others are sought. */
#define N_PLAYED 6

static char *
describe (SessionPageFixture *fixture, const PsrScheduledCue *cue)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrPose) pose =
    psr_cue_pose_find (fixture->poses,
                       cue,
                       psr_schedule_get_choices (session_page_get_schedule (fixture)),
                       &error);
  PsrPose *base = psr_pose_catalog_find (fixture->poses, cue->pose, NULL);
  g_autofree char *base_description = psr_pose_dup_description (base);
  g_autofree char *description = NULL;

  g_assert_no_error (error);
  description = psr_pose_dup_description (pose);
  g_assert_true (g_str_has_prefix (description, base_description));

  return g_steal_pointer (&description);
}

static void
assert_label (SessionPageFixture *fixture, const char *label)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->figure),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       label);
}

static void
assert_shows_cue (SessionPageFixture *fixture, const PsrScheduledCue *cue)
{
  g_autofree char *description = describe (fixture, cue);

  assert_label (fixture, description);
}

/* Before the first cue its pose is there already; and each comes with its words, not before. */
static void
test_follows_cues (SessionPageFixture *fixture, gconstpointer data)
{
  const PsrScheduledCue *cues;
  guint n_cues;

  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  cues = psr_schedule_get_cues (session_page_get_schedule (fixture), &n_cues);
  assert_shows_cue (fixture, &cues[0]);
  g_assert_cmpuint (n_cues, >, N_PLAYED);
  for (guint i = 0; i < N_PLAYED; i++) {
    session_page_play_to (fixture, cues[i].start - 1);
    assert_shows_cue (fixture, &cues[MAX (i, 1) - 1]);
    fake_player_advance (fixture->player, 1);
    session_page_iterate_until_cue (fixture, i);
    assert_shows_cue (fixture, &cues[i]);
  }
}

static void
test_goes_back (SessionPageFixture *fixture, gconstpointer data)
{
  const PsrScheduledCue *cues;
  guint n_cues;

  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  cues = psr_schedule_get_cues (session_page_get_schedule (fixture), &n_cues);
  for (int i = (int) n_cues - 1; i >= 0; i--) {
    psr_session_seek_by (fixture->session,
                         cues[i].start - psr_session_get_position (fixture->session));
    session_page_iterate_until_cue (fixture, i);
    assert_shows_cue (fixture, &cues[i]);
  }
}

/* Returns: the description of the first cue in the pose. */
static char *
show_first (SessionPageFixture *fixture, const char *pose)
{
  guint n_cues;
  const PsrScheduledCue *cues =
    psr_schedule_get_cues (session_page_get_schedule (fixture), &n_cues);

  for (guint i = 0; i < n_cues; i++) {
    if (!g_str_equal (cues[i].pose, pose))
      continue;
    session_page_play_to (fixture, cues[i].start);
    session_page_iterate_until_cue (fixture, i);
    assert_shows_cue (fixture, &cues[i]);
    return describe (fixture, &cues[i]);
  }
  g_assert_not_reached ();
}

static void
test_shows_what_was_chosen (SessionPageFixture *fixture, gconstpointer data)
{
  static const struct {
    PsrArms arms;
    PsrProps props;
    const char *notes;
  } choices[] = {
    { PSR_ARMS_RIBS, PSR_PROPS_NONE, " The hands lie on the lower ribs." },
    { PSR_ARMS_BELLY, PSR_PROPS_NONE, " The hands lie on the belly." },
    { PSR_ARMS_RIBS,
      PSR_PROPS_CHAIR,
      " The hands lie on the lower ribs. The calves lie on the seat of a chair." },
    { PSR_ARMS_RIBS, PSR_PROPS_NONE, " The hands lie on the lower ribs." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++) {
    g_autofree char *description = NULL;

    session_page_begin (fixture, choices[i].arms, choices[i].props);
    description = show_first (fixture, "rest");
    g_assert_true (g_str_has_suffix (description, choices[i].notes));
    session_page_end (fixture);
  }
}

static void
test_says_something_aside (SessionPageFixture *fixture, gconstpointer data)
{
  GtkLabel *words;
  GtkLabel *before;
  const PsrScheduledCue *cues;
  guint n_cues;
  int cue = 0;

  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  words = session_page_get_part (fixture, "words_label");
  before = session_page_get_part (fixture, "previous_words_label");
  cues = psr_schedule_get_cues (session_page_get_schedule (fixture), &n_cues);
  while (cues[cue].words == NULL)
    cue++;
  session_page_jump_to (fixture, cues[cue].start);
  g_assert_cmpstr (gtk_label_get_label (words), ==, cues[cue].words);

  psr_session_page_set_aside (PSR_SESSION_PAGE (fixture->page), "Paused.");
  g_assert_cmpstr (gtk_label_get_label (words), ==, "Paused.");
  g_assert_cmpstr (gtk_label_get_label (before), ==, cues[cue].words);
  psr_session_page_set_aside (PSR_SESSION_PAGE (fixture->page), NULL);
  g_assert_cmpstr (gtk_label_get_label (words), ==, cues[cue].words);
}

/* Every cue and every offer, also in large text. */
static void
assert_narrow (SessionPageFixture *fixture)
{
  int minimum;

  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_is_narrow (SessionPageFixture *fixture, gconstpointer data)
{
  guint n_cues;

  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Sans 22", NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  g_settings_set_boolean (fixture->settings, "dim", FALSE);
  psr_schedule_get_cues (session_page_get_schedule (fixture), &n_cues);
  for (guint i = 0; i < n_cues; i++) {
    psr_session_next (fixture->session);
    while (g_main_context_iteration (NULL, FALSE))
      continue;
    assert_narrow (fixture);
  }
  fake_player_lose_device (fixture->player);
  assert_narrow (fixture);
  psr_session_end (fixture->session);
  assert_narrow (fixture);
  psr_session_undo_end (fixture->session);
  psr_session_resume (fixture->session);
  fake_player_advance (fixture->player, G_MAXINT32);
  psr_dusk_stir (fixture->dusk);
  assert_narrow (fixture);
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Sans 10", NULL);
}

static const PsrScheduledCue *
find_question (SessionPageFixture *fixture)
{
  guint n_cues;
  const PsrScheduledCue *cues =
    psr_schedule_get_cues (session_page_get_schedule (fixture), &n_cues);

  for (guint i = 0; i < n_cues; i++) {
    if (cues[i].cue->answers->len > 0)
      return &cues[i];
  }
  g_assert_not_reached ();
}

/* Until all of @widget is seen without scrolling. */
static void
wait_for_sight (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  do
    g_main_context_iteration (NULL, TRUE);
  while (!gtk_widget_get_mapped (widget) ||
         !gtk_widget_compute_bounds (widget, scroller, &bounds) || bounds.size.height < 1 ||
         bounds.origin.y < 0 ||
         bounds.origin.y + bounds.size.height > gtk_widget_get_height (scroller));
}

/* In large text on a small screen the question is read with its answers, and not without them. */
static void
test_asks_in_little_room (SessionPageFixture *fixture, gconstpointer data)
{
  GtkLabel *words = session_page_get_part (fixture, "words_label");
  const PsrScheduledCue *question;

  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Sans 22", NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  session_page_load_script (fixture, "stiffness-check.xml");
  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  question = find_question (fixture);
  session_page_jump_to (fixture, question->start);
  wait_for_sight (session_page_get_part (fixture, "answer_box"));
  wait_for_sight (GTK_WIDGET (words));
  g_assert_true (g_str_has_prefix (question->words, gtk_label_get_label (words)));
  g_assert_true (g_str_has_suffix (gtk_label_get_label (words), "?"));

  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Sans 10", NULL);
  wait_for_sight (session_page_get_part (fixture, "answer_box"));
  wait_for_sight (GTK_WIDGET (words));
  wait_for_sight (fixture->figure);
  g_assert_cmpstr (gtk_label_get_label (words), ==, question->words);
}

static void
wait_for_orientation (SessionPageFixture *fixture, GtkOrientation orientation)
{
  while (gtk_orientable_get_orientation (session_page_get_part (fixture, "stage_box")) !=
         orientation)
    g_main_context_iteration (NULL, TRUE);
}

static gpointer
get_offer_part (SessionPageFixture *fixture, const char *name)
{
  gpointer offer = gtk_widget_get_template_child (fixture->page, PSR_TYPE_SESSION_PAGE, "offer");

  return gtk_widget_get_template_child (offer, PSR_TYPE_OFFER, name);
}

static double
get_scale (GtkLabel *label)
{
  PangoAttrList *attributes = gtk_label_get_attributes (label);
  PangoAttrIterator *iterator;
  double scale;

  if (attributes == NULL)
    return 1;

  iterator = pango_attr_list_get_iterator (attributes);
  scale = pango_attribute_as_float (pango_attr_iterator_get (iterator, PANGO_ATTR_SCALE))->value;
  pango_attr_iterator_destroy (iterator);

  return scale;
}

/* As large as the words of a cue would be: to be read from two metres. */
static void
test_offers_are_large (SessionPageFixture *fixture, gconstpointer data)
{
  GtkLabel *title = get_offer_part (fixture, "title_label");
  PsrLeadLayout layout;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  wait_for_orientation (fixture, GTK_ORIENTATION_HORIZONTAL);
  fake_player_lose_device (fixture->player);
  do {
    g_main_context_iteration (NULL, TRUE);
    psr_lead_layout_init (&layout,
                          gtk_widget_get_width (fixture->page),
                          gtk_widget_get_height (fixture->page),
                          psr_label_measure_line (fixture->page),
                          FALSE);
  } while (get_scale (title) != layout.words_scale);
  g_assert_cmpfloat (layout.words_scale, >, 2);
}

static void
test_offers_fit_in_little_room (SessionPageFixture *fixture, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Sans 22", NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  fake_player_lose_device (fixture->player);
  wait_for_sight (get_offer_part (fixture, "title_label"));
  wait_for_sight (get_offer_part (fixture, "body_label"));
  wait_for_sight (get_offer_part (fixture, "end_button"));
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Sans 10", NULL);
}

static void
test_words_stand_beside_when_wide (SessionPageFixture *fixture, gconstpointer data)
{
  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 700);
  wait_for_orientation (fixture, GTK_ORIENTATION_HORIZONTAL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 700);
  wait_for_orientation (fixture, GTK_ORIENTATION_VERTICAL);
}

static void
test_controls_are_large (SessionPageFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *action;
    const char *name;
  } controls[] = {
    { "win.previous", "Previous words" },
    { "win.repeat", "Say it again" },
    { "win.toggle", "Pause" },
    { "win.next", "Next words" },
    { "win.end", "End the session" },
  };

  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  while (gtk_widget_get_width (session_page_find_button (fixture->lead, "win.end")) == 0)
    g_main_context_iteration (NULL, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (controls); i++) {
    GtkWidget *button = session_page_find_button (fixture->lead, controls[i].action);

    g_assert_cmpint (gtk_widget_get_width (button), >=, 44);
    g_assert_cmpint (gtk_widget_get_height (button), >=, 44);
    g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, controls[i].name);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         controls[i].name);
  }
}

static void
test_mnemonics_do_not_clash (SessionPageFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) mnemonics = g_string_new (NULL);

  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  mnemonics_collect (fixture->lead, mnemonics);
  g_assert_cmpuint (mnemonics->len, >=, 5);
}

int
main (int argc, char **argv)
{
  /* Not gtk_test_init(), which wants a locale that is not everywhere. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/session-page/" name,                                                            \
              SessionPageFixture,                                                                  \
              NULL,                                                                                \
              session_page_set_up,                                                                 \
              function,                                                                            \
              session_page_tear_down)
  ADD ("follows-cues", test_follows_cues);
  ADD ("goes-back", test_goes_back);
  ADD ("shows-what-was-chosen", test_shows_what_was_chosen);
  ADD ("says-something-aside", test_says_something_aside);
  ADD ("fits/is-narrow", test_is_narrow);
  ADD ("fits/asks-in-little-room", test_asks_in_little_room);
  ADD ("fits/offers-fit-in-little-room", test_offers_fit_in_little_room);
  ADD ("offers-are-large", test_offers_are_large);
  ADD ("words-stand-beside-when-wide", test_words_stand_beside_when_wide);
  ADD ("controls-are-large", test_controls_are_large);
  ADD ("fits/mnemonics-do-not-clash", test_mnemonics_do_not_clash);
#undef ADD

  return g_test_run ();
}
