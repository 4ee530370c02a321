/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-answer-box.h"

#include <glib/gi18n.h>

#define MAX_COLUMNS 2

/* An answer puts the session shortly before the cue that follows, so that it comes with the first
 * change and is gone with the second. */
#define READ_CHANGES 2

struct _PsrAnswerBox {
  AdwBin parent_instance;

  GtkGrid *grid;
  GtkLabel *answered_label;

  PsrSession *session;
  PsrQuestioner *questioner;
  GPtrArray *buttons; /* (element-type GtkWidget), not owned: the grid's */
  int n_columns;
  int changes_left; /* of the cue, until what was answered has been read */
};

G_DEFINE_FINAL_TYPE (PsrAnswerBox, psr_answer_box, ADW_TYPE_BIN)

static void
psr_answer_box_dispose (GObject *object)
{
  PsrAnswerBox *self = PSR_ANSWER_BOX (object);

  g_clear_object (&self->session);
  g_clear_object (&self->questioner);

  G_OBJECT_CLASS (psr_answer_box_parent_class)->dispose (object);
}

static void
psr_answer_box_finalize (GObject *object)
{
  g_ptr_array_unref (PSR_ANSWER_BOX (object)->buttons);

  G_OBJECT_CLASS (psr_answer_box_parent_class)->finalize (object);
}

static void
psr_answer_box_class_init (PsrAnswerBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_answer_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = psr_answer_box_finalize;
}

static void
psr_answer_box_init (PsrAnswerBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->buttons = g_ptr_array_new ();
  self->n_columns = MAX_COLUMNS;
  self->grid = g_object_new (GTK_TYPE_GRID,
                             "column-homogeneous",
                             TRUE,
                             "row-homogeneous",
                             TRUE,
                             "column-spacing",
                             6,
                             "row-spacing",
                             6,
                             "visible",
                             FALSE,
                             NULL);
  self->answered_label = g_object_new (GTK_TYPE_LABEL,
                                       "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_STATUS,
                                       "wrap",
                                       TRUE,
                                       "justify",
                                       GTK_JUSTIFY_CENTER,
                                       "visible",
                                       FALSE,
                                       NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->answered_label), "title-4");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->answered_label));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Returns: (transfer full): the number of the key and the words. */
static char *
dup_name (int number, const char *words)
{
  /* TRANSLATORS: the number and the words of an answer: "1: Stays down". */
  return g_strdup_printf (_ ("%d: %s"), number, words);
}

static GtkWidget *
make_button (int number, const char *words)
{
  g_autofree char *digit = g_strdup_printf ("%d", number);
  g_autofree char *name = dup_name (number, words);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *number_label = gtk_label_new (digit);
  GtkWidget *words_label = gtk_label_new (words);
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (number_label, "title-2");
  gtk_widget_set_hexpand (words_label, TRUE);
  gtk_label_set_wrap (GTK_LABEL (words_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (words_label), 0);
  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), words_label);

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_size_request (button, -1, 52);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.answer");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

static const char *
get_words (PsrAnswerBox *self, const PsrAnswer *answer)
{
  PsrSchedule *schedule = psr_program_get_schedule (psr_session_get_program (self->session));

  return psr_answer_get_words (answer, psr_schedule_get_language (schedule));
}

static void
place (PsrAnswerBox *self, guint index)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->grid));
  GtkLayoutChild *child =
    gtk_layout_manager_get_layout_child (layout, g_ptr_array_index (self->buttons, index));

  g_object_set (child,
                "column",
                (int) index % self->n_columns,
                "row",
                (int) index / self->n_columns,
                NULL);
}

static void
show_answers (PsrAnswerBox *self, const PsrCue *question)
{
  for (guint i = 0; i < question->answers->len; i++) {
    const char *words = get_words (self, g_ptr_array_index (question->answers, i));
    GtkWidget *button = make_button ((int) i + 1, words);

    g_ptr_array_add (self->buttons, button);
    gtk_grid_attach (self->grid, button, 0, 0, 1, 1);
    place (self, i);
  }
}

static void
remove_answers (PsrAnswerBox *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_grid_remove (self->grid, g_ptr_array_index (self->buttons, i));
  g_ptr_array_set_size (self->buttons, 0);
}

static void
show_part (PsrAnswerBox *self, gpointer part, gboolean shown)
{
  gtk_widget_set_visible (part, shown);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_visible (GTK_WIDGET (self->grid)) ||
                            gtk_widget_get_visible (GTK_WIDGET (self->answered_label)));
}

static void
question_cb (PsrAnswerBox *self)
{
  const PsrScheduledCue *question = psr_questioner_get_question (self->questioner);

  g_assert (PSR_IS_ANSWER_BOX (self));

  remove_answers (self);
  if (question != NULL) {
    show_answers (self, question->cue);
    show_part (self, self->answered_label, FALSE);
  }
  show_part (self, self->grid, question != NULL);
}

static void
answered_cb (PsrAnswerBox *self, const char *cue_id, int side, const char *answer_id)
{
  PsrSchedule *schedule = psr_program_get_schedule (psr_session_get_program (self->session));
  const PsrCue *cue = psr_script_find_cue (psr_schedule_get_script (schedule), cue_id);

  g_assert (PSR_IS_ANSWER_BOX (self));

  for (guint i = 0; answer_id != NULL && i < cue->answers->len; i++) {
    const PsrAnswer *answer = g_ptr_array_index (cue->answers, i);
    g_autofree char *name = dup_name ((int) i + 1, get_words (self, answer));

    if (!g_str_equal (answer->id, answer_id))
      continue;
    gtk_label_set_label (self->answered_label, name);
    show_part (self, self->answered_label, TRUE);
    self->changes_left = READ_CHANGES;
  }
}

static void
cue_cb (PsrAnswerBox *self)
{
  g_assert (PSR_IS_ANSWER_BOX (self));

  self->changes_left--;
  if (self->changes_left <= 0)
    show_part (self, self->answered_label, FALSE);
}

static void
connect (PsrAnswerBox *self, gpointer object, const char *signal, GCallback callback)
{
  g_signal_connect_object (object, signal, callback, self, G_CONNECT_SWAPPED);
}

void
psr_answer_box_set_up (PsrAnswerBox *self, PsrSession *session, PsrQuestioner *questioner)
{
  g_return_if_fail (PSR_IS_ANSWER_BOX (self));
  g_return_if_fail (PSR_IS_SESSION (session));
  g_return_if_fail (PSR_IS_QUESTIONER (questioner));

  self->session = g_object_ref (session);
  self->questioner = g_object_ref (questioner);
  connect (self, questioner, "notify::question", G_CALLBACK (question_cb));
  connect (self, questioner, "answered", G_CALLBACK (answered_cb));
  connect (self, session, "notify::cue", G_CALLBACK (cue_cb));
  question_cb (self);
}

void
psr_answer_box_set_narrow (PsrAnswerBox *self, gboolean narrow)
{
  g_return_if_fail (PSR_IS_ANSWER_BOX (self));

  self->n_columns = narrow ? 1 : MAX_COLUMNS;
  gtk_grid_set_row_homogeneous (self->grid, !narrow);
  for (guint i = 0; i < self->buttons->len; i++)
    place (self, i);
}

int
psr_answer_box_move (PsrAnswerBox *self, int step)
{
  GtkWidget *focus;
  guint index;
  int n_answers;

  g_return_val_if_fail (PSR_IS_ANSWER_BOX (self), 0);
  g_return_val_if_fail (step == 1 || step == -1, 0);

  n_answers = (int) self->buttons->len;
  if (n_answers == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self->grid)))
    return 0;

  focus = gtk_widget_get_focus_child (GTK_WIDGET (self->grid));
  if (focus == NULL || !g_ptr_array_find (self->buttons, focus, &index))
    index = step > 0 ? (guint) n_answers - 1 : 0;
  index = (guint) (((int) index + step + n_answers) % n_answers);
  gtk_widget_grab_focus (g_ptr_array_index (self->buttons, index));

  return (int) index + 1;
}
