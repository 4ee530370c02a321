/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-session-page.h"

#include "journal/psr-journal-column.h"
#include "ui/pages/session/psr-check-result.h"
#include "ui/pages/session/psr-lead-view.h"
#include "ui/pages/session/psr-offer.h"
#include "ui/pages/session/psr-time-words.h"
#include "ui/psr-tension-box.h"

#include <glib/gi18n.h>

struct _PsrSessionPage {
  AdwBin parent_instance;

  PsrLeadView *lead_view;
  PsrOffer *offer;
  PsrOffer *closing;

  PsrSession *session;
  PsrDusk *dusk;
  PsrTension *tension; /* NULL: not asked */
  PsrJournal *journal;
  PsrJournalAnswer answers[PSR_N_SIDES]; /* in the session that was begun last */
};

G_DEFINE_FINAL_TYPE (PsrSessionPage, psr_session_page, ADW_TYPE_BIN)

static GtkStack *
get_stack (PsrSessionPage *self)
{
  return GTK_STACK (adw_bin_get_child (ADW_BIN (self)));
}

static void
offer_undo (PsrSessionPage *self)
{
  psr_offer_set_words (self->offer,
                       _ ("The session ends"),
                       _ ("Any key takes that back and goes on where it was."),
                       _ ("_Undo"),
                       "win.undo-end");
  psr_offer_count_down (self->offer, PSR_SESSION_UNDO_MS);
  psr_offer_set_can_end (self->offer, FALSE);
}

static void
offer_answer (PsrSessionPage *self)
{
  psr_offer_set_words (self->offer,
                       _ ("Are you still awake?"),
                       _ ("Any key answers. Without an answer the sound fades and no bell rings."),
                       _ ("I Am _Awake"),
                       "win.toggle");
  psr_offer_count_down (self->offer, 0);
  psr_offer_set_can_end (self->offer, FALSE);
}

/* Returns: (transfer full): why it stands still, where that helps, and how much is still to come.
 */
static char *
dup_interruption (PsrSessionPage *self)
{
  const char *loss = psr_session_get_loss (self->session);
  PsrProgram *program = psr_session_get_program (self->session);
  gint64 total = psr_schedule_get_total_samples (psr_program_get_schedule (program));
  g_autofree char *left =
    psr_time_words_dup_left (total - psr_session_get_position (self->session));
  /* TRANSLATORS: %s is for instance "about 9 minutes left". */
  g_autofree char *place = g_strdup_printf (_ ("Your place is kept: %s."), left);

  return loss != NULL ? g_strdup_printf ("%s\n\n%s", loss, place) : g_steal_pointer (&place);
}

static void
offer_to_go_on (PsrSessionPage *self)
{
  gboolean slept = psr_session_get_interruption (self->session) == PSR_INTERRUPTION_SLEEP;
  g_autofree char *body = dup_interruption (self);

  psr_offer_set_words (self->offer,
                       slept ? _ ("The computer slept") : _ ("The sound went away"),
                       body,
                       _ ("_Go On"),
                       "win.toggle");
  psr_offer_count_down (self->offer, 0);
  psr_offer_set_can_end (self->offer, TRUE);
}

/* In the dark nothing takes the focus; see light_cb(). */
static void
show_offer (PsrSessionPage *self, PsrOffer *offer)
{
  gtk_stack_set_visible_child (get_stack (self), GTK_WIDGET (offer));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    psr_offer_focus_button (offer);
}

/* None, unless the session goes on after a crash. */
static void
recall_answers (PsrSessionPage *self)
{
  g_autoptr (PsrJournalEntry) entry = NULL;
  const PsrJournalFields *fields;

  for (int side = 0; side < PSR_N_SIDES; side++)
    self->answers[side] = PSR_JOURNAL_NOT_ASKED;

  if (self->journal != NULL)
    entry = psr_journal_find (self->journal, psr_session_get_id (self->session), NULL);
  if (entry == NULL)
    return;

  fields = psr_journal_entry_get_fields (entry);
  self->answers[PSR_LEFT] = fields->left;
  self->answers[PSR_RIGHT] = fields->right;
}

static void
update_view (PsrSessionPage *self)
{
  PsrSessionState state = psr_session_get_state (self->session);

  /* What was seen last stays until Home has taken its place. */
  if (state == PSR_SESSION_IDLE)
    return;

  if (state == PSR_SESSION_LOADING)
    recall_answers (self);

  if (state == PSR_SESSION_DONE) {
    show_offer (self, self->closing);
  } else if (state == PSR_SESSION_ENDING) {
    offer_undo (self);
    show_offer (self, self->offer);
  } else if (psr_session_get_asking (self->session)) {
    offer_answer (self);
    show_offer (self, self->offer);
  } else if (psr_session_get_interruption (self->session) != PSR_INTERRUPTION_NONE) {
    offer_to_go_on (self);
    show_offer (self, self->offer);
  } else if (gtk_stack_get_visible_child (get_stack (self)) != GTK_WIDGET (self->lead_view) ||
             state == PSR_SESSION_LOADING) {
    gtk_stack_set_visible_child (get_stack (self), GTK_WIDGET (self->lead_view));
    psr_lead_view_focus_figure (self->lead_view);
  }
}

static void
answered_cb (PsrSessionPage *self, const char *cue, int side, const char *answer)
{
  g_assert (PSR_IS_SESSION_PAGE (self));

  if (side != PSR_SIDE_NONE && answer != NULL)
    psr_journal_answer_from_string (answer, &self->answers[side]);
}

static void
show_extra (PsrSessionPage *self)
{
  PsrProgram *program = psr_session_get_program (self->session);
  PsrScript *script = psr_schedule_get_script (psr_program_get_schedule (program));
  GtkWidget *extra = NULL;

  if (psr_script_asks (script))
    extra = psr_check_result_new (self->answers[PSR_LEFT], self->answers[PSR_RIGHT]);
  else if (self->tension != NULL && psr_script_has_rest (script))
    extra = psr_tension_box_new (self->tension, PSR_TENSION_AFTER);
  psr_offer_set_extra (self->closing, extra);
}

static void
ended_cb (PsrSessionPage *self, PsrEnding ending, gint64 rested)
{
  g_autofree char *title = psr_time_words_dup_rested (rested);

  g_assert (PSR_IS_SESSION_PAGE (self));

  if (psr_session_get_state (self->session) == PSR_SESSION_DONE)
    show_extra (self);
  psr_offer_set_words (self->closing,
                       title,
                       psr_dusk_has_rest (self->dusk)
                         ? _ ("The session is over. There is no hurry to get up.")
                         : _ ("The session is over."),
                       _ ("_Done"),
                       "win.finish");
}

/* Now there is something that can take the focus. */
static void
light_cb (PsrSessionPage *self)
{
  g_assert (PSR_IS_SESSION_PAGE (self));

  if (psr_dusk_get_light (self->dusk) != PSR_LIGHT_DARK)
    update_view (self);
}

static void
psr_session_page_dispose (GObject *object)
{
  PsrSessionPage *self = PSR_SESSION_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_SESSION_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->dusk);
  g_clear_object (&self->tension);
  g_clear_object (&self->journal);

  G_OBJECT_CLASS (psr_session_page_parent_class)->dispose (object);
}

static void
psr_session_page_class_init (PsrSessionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_session_page_dispose;

  g_type_ensure (PSR_TYPE_LEAD_VIEW);
  g_type_ensure (PSR_TYPE_OFFER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/session/"
                                               "psr-session-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrSessionPage, lead_view);
  gtk_widget_class_bind_template_child (widget_class, PsrSessionPage, offer);
  gtk_widget_class_bind_template_child (widget_class, PsrSessionPage, closing);
  psr_tension_box_bind_keys (widget_class, "win.tension-after");
}

static void
psr_session_page_init (PsrSessionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
psr_session_page_set_up (PsrSessionPage *self,
                         PsrSession *session,
                         PsrQuestioner *questioner,
                         PsrPoseCatalog *poses,
                         GSettings *settings,
                         PsrDusk *dusk)
{
  static const char *const properties[] = {
    "notify::state",
    "notify::interruption",
    "notify::asking",
  };

  g_return_if_fail (PSR_IS_SESSION_PAGE (self));
  g_return_if_fail (PSR_IS_SESSION (session));
  g_return_if_fail (PSR_IS_QUESTIONER (questioner));
  g_return_if_fail (PSR_IS_DUSK (dusk));

  self->session = g_object_ref (session);
  self->dusk = g_object_ref (dusk);
  psr_lead_view_set_up (self->lead_view, session, questioner, poses, settings);
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    g_signal_connect_object (session,
                             properties[i],
                             G_CALLBACK (update_view),
                             self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (questioner,
                           "answered",
                           G_CALLBACK (answered_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dusk, "notify::light", G_CALLBACK (light_cb), self, G_CONNECT_SWAPPED);
  update_view (self);
}

void
psr_session_page_set_journal (PsrSessionPage *self, PsrJournal *journal)
{
  g_return_if_fail (PSR_IS_SESSION_PAGE (self));
  g_return_if_fail (PSR_IS_JOURNAL (journal));

  self->journal = g_object_ref (journal);
}

void
psr_session_page_set_tension (PsrSessionPage *self, PsrTension *tension)
{
  g_return_if_fail (PSR_IS_SESSION_PAGE (self));
  g_return_if_fail (PSR_IS_TENSION (tension));

  self->tension = g_object_ref (tension);
}

void
psr_session_page_set_look (PsrSessionPage *self, const char *look)
{
  g_return_if_fail (PSR_IS_SESSION_PAGE (self));

  psr_lead_view_set_look (self->lead_view, look);
}

void
psr_session_page_set_aside (PsrSessionPage *self, const char *words)
{
  g_return_if_fail (PSR_IS_SESSION_PAGE (self));

  psr_lead_view_set_aside (self->lead_view, words);
}

int
psr_session_page_choose_answer (PsrSessionPage *self, int step)
{
  g_return_val_if_fail (PSR_IS_SESSION_PAGE (self), 0);

  return psr_lead_view_choose_answer (self->lead_view, step);
}
