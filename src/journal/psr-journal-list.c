/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "journal/psr-journal-list.h"

#include "journal/psr-journal-private.h"

/* A GtkListView keeps some 200 rows, so what is on the screen is always held. */
#define PAGE_SIZE 64
#define N_PAGES   6

typedef struct {
  guint number; /* of its first entry: number * PAGE_SIZE */
  GPtrArray *entries;
} Page;

struct _PsrJournalList {
  GObject parent_instance;

  PsrJournal *journal;
  int first_day;
  int last_day;
  guint n_entries;
  Page pages[N_PAGES]; /* used last first; no entries: not there, nor any after it */
};

/* Index positions follow this order, from newest to oldest. */
#define ORDER "ORDER BY day DESC, start_s DESC, id DESC"

static GType
psr_journal_list_get_item_type (GListModel *model)
{
  return PSR_TYPE_JOURNAL_ENTRY;
}

static guint
psr_journal_list_get_n_items (GListModel *model)
{
  return PSR_JOURNAL_LIST (model)->n_entries;
}

/* Returns: (transfer full): @sql with its first two parameters bound to the days. */
static sqlite3_stmt *
prepare (PsrJournalList *self, const char *sql)
{
  sqlite3_stmt *statement =
    psr_journal_database_prepare (psr_journal_get_database (self->journal), sql, NULL);

  if (statement != NULL) {
    sqlite3_bind_int (statement, 1, self->first_day);
    sqlite3_bind_int (statement, 2, self->last_day);
  }

  return statement;
}

static GPtrArray *
load_page (PsrJournalList *self, guint number)
{
  GPtrArray *entries = g_ptr_array_new_full (PAGE_SIZE, g_object_unref);
  g_autoptr (sqlite3_stmt) statement =
    prepare (self,
             "SELECT " PSR_JOURNAL_COLUMNS " FROM entry WHERE day BETWEEN ? AND ? " ORDER
             " LIMIT ? OFFSET ?");

  if (statement == NULL)
    return entries;

  sqlite3_bind_int (statement, 3, PAGE_SIZE);
  sqlite3_bind_int64 (statement, 4, (gint64) number * PAGE_SIZE);
  while (psr_journal_database_next (statement, NULL))
    g_ptr_array_add (entries, psr_journal_read_entry (statement));

  return entries;
}

/* Returns: the page, which stands at the front from now on. */
static GPtrArray *
use_page (PsrJournalList *self, guint number)
{
  Page page = { .number = number };
  int i = 0;

  while (i < N_PAGES - 1 && self->pages[i].entries != NULL && self->pages[i].number != number)
    i++;

  if (self->pages[i].entries != NULL && self->pages[i].number == number) {
    page = self->pages[i];
  } else {
    g_clear_pointer (&self->pages[i].entries, g_ptr_array_unref);
    page.entries = load_page (self, number);
  }

  memmove (self->pages + 1, self->pages, (gsize) i * sizeof (Page));
  self->pages[0] = page;

  return page.entries;
}

static gpointer
psr_journal_list_get_item (GListModel *model, guint position)
{
  PsrJournalList *self = PSR_JOURNAL_LIST (model);
  GPtrArray *entries;
  PsrJournalFields nothing;

  if (position >= self->n_entries)
    return NULL;

  entries = use_page (self, position / PAGE_SIZE);
  if (position % PAGE_SIZE < entries->len)
    return g_object_ref (g_ptr_array_index (entries, position % PAGE_SIZE));

  psr_journal_fields_init (&nothing);
  return psr_journal_entry_new (&nothing);
}

static void
psr_journal_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = psr_journal_list_get_item_type;
  iface->get_n_items = psr_journal_list_get_n_items;
  iface->get_item = psr_journal_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PsrJournalList,
                               psr_journal_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      psr_journal_list_model_init))

static void
drop_pages (PsrJournalList *self)
{
  for (int i = 0; i < N_PAGES; i++)
    g_clear_pointer (&self->pages[i].entries, g_ptr_array_unref);
}

static guint
count (PsrJournalList *self)
{
  g_autoptr (sqlite3_stmt) statement =
    prepare (self, "SELECT count (*) FROM entry WHERE day BETWEEN ? AND ?");

  if (statement == NULL || !psr_journal_database_next (statement, NULL))
    return 0;

  return (guint) sqlite3_column_int64 (statement, 0);
}

static void
reload (PsrJournalList *self)
{
  guint n_before = self->n_entries;

  drop_pages (self);
  self->n_entries = count (self);
  if (n_before > 0 || self->n_entries > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->n_entries);
}

static gboolean
holds (PsrJournalList *self, PsrJournalEntry *entry)
{
  int day = psr_journal_entry_get_day (entry);

  return day >= self->first_day && day <= self->last_day;
}

/* Returns: how many entries stand before @entry, itself there or not. */
static guint
find_position (PsrJournalList *self, PsrJournalEntry *entry)
{
  const PsrJournalFields *fields = psr_journal_entry_get_fields (entry);
  g_autoptr (sqlite3_stmt) statement =
    prepare (self,
             "SELECT count (*) FROM entry WHERE day BETWEEN ? AND ?"
             " AND (day, start_s, id) > (?, ?, ?)");

  if (statement == NULL)
    return 0;

  sqlite3_bind_int (statement, 3, psr_journal_entry_get_day (entry));
  sqlite3_bind_int64 (statement, 4, fields->start_s);
  sqlite3_bind_text (statement, 5, fields->id, -1, SQLITE_TRANSIENT);
  if (!psr_journal_database_next (statement, NULL))
    return 0;

  return (guint) sqlite3_column_int64 (statement, 0);
}

static gboolean
is_same_place (PsrJournalEntry *before, PsrJournalEntry *after)
{
  return psr_journal_entry_get_day (before) == psr_journal_entry_get_day (after) &&
         psr_journal_entry_get_fields (before)->start_s ==
           psr_journal_entry_get_fields (after)->start_s;
}

/* One entry that came, went or changed leaves the place in the list where it is. */
static void
changed_cb (PsrJournalList *self,
            PsrJournalEntry *before,
            PsrJournalEntry *after,
            PsrJournal *journal)
{
  PsrJournalEntry *entry = after != NULL ? after : before;
  guint n_before = self->n_entries;
  guint position;

  if (entry == NULL || (before != NULL && after != NULL && !is_same_place (before, after))) {
    reload (self);
    return;
  }

  if (!holds (self, entry))
    return;

  position = find_position (self, entry);
  drop_pages (self);
  self->n_entries = count (self);

  /* Whatever else another process has done is not told by one place. */
  if (self->n_entries - n_before != (guint) (after != NULL) - (guint) (before != NULL))
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->n_entries);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), position, before != NULL, after != NULL);
}

static void
psr_journal_list_finalize (GObject *object)
{
  PsrJournalList *self = PSR_JOURNAL_LIST (object);

  drop_pages (self);
  g_clear_object (&self->journal);

  G_OBJECT_CLASS (psr_journal_list_parent_class)->finalize (object);
}

static void
psr_journal_list_class_init (PsrJournalListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psr_journal_list_finalize;
}

static void
psr_journal_list_init (PsrJournalList *self)
{
}

PsrJournalList *
psr_journal_list_new (PsrJournal *journal, int first_day, int last_day)
{
  PsrJournalList *self = g_object_new (PSR_TYPE_JOURNAL_LIST, NULL);

  self->journal = g_object_ref (journal);
  self->first_day = first_day;
  self->last_day = last_day;
  self->n_entries = count (self);
  g_signal_connect_object (journal, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

guint
psr_journal_list_get_n_loaded (PsrJournalList *self)
{
  guint n_loaded = 0;

  g_return_val_if_fail (PSR_IS_JOURNAL_LIST (self), 0);

  for (int i = 0; i < N_PAGES; i++)
    n_loaded += self->pages[i].entries != NULL ? self->pages[i].entries->len : 0;

  return n_loaded;
}
