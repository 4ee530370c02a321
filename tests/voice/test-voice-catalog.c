/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "voice/psr-voice-catalog.h"

#include "voice-test-util.h"

#include <string.h>

static const char *const no_files[] = { NULL };

static void
test_order (void)
{
  g_autofree char *first = voice_test_make_folder ();
  g_autofree char *second = voice_test_make_folder ();
  const char *const folders[] = { first, "/nowhere", second, NULL };
  PsrVoiceCatalog *catalog;
  PsrVoice *found;

  voice_test_write_pack (first, "nl", "nl", "", no_files);
  voice_test_write_pack (first, "anna", "nl", "", no_files);
  voice_test_write_pack (second, "en", "en", "", no_files);
  voice_test_write_pack (second, "anna", "en", "", no_files);
  voice_test_write_manifest (second, "broken", "[Voice]\nId=broken\n");

  catalog = psr_voice_catalog_new (folders);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalog)), ==, 3);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (catalog)) == PSR_TYPE_VOICE);
  {
    g_autoptr (PsrVoice) en = g_list_model_get_item (G_LIST_MODEL (catalog), 0);
    g_autoptr (PsrVoice) anna = g_list_model_get_item (G_LIST_MODEL (catalog), 1);

    g_assert_cmpstr (psr_voice_get_id (en), ==, "en");
    g_assert_cmpstr (psr_voice_get_id (anna), ==, "anna");
    /* The first folder wins. */
    g_assert_cmpstr (psr_voice_get_language (anna), ==, "nl");
  }
  g_assert_cmpuint (psr_voice_catalog_get_problems (catalog)->len, ==, 1);

  /* By language the voice of that name comes before others that speak it. */
  found = psr_voice_catalog_find_language (catalog, "nl", NULL);
  g_assert_cmpstr (psr_voice_get_id (found), ==, "nl");
  found = psr_voice_catalog_find (catalog, "anna", NULL);
  g_assert_cmpstr (psr_voice_get_id (found), ==, "anna");

  g_assert_finalize_object (catalog);
  voice_test_remove_folder (first);
  voice_test_remove_folder (second);
}

static void
test_not_found (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = voice_test_make_folder ();
  const char *const folders[] = { folder, NULL };
  g_autoptr (PsrVoiceCatalog) catalog = NULL;

  voice_test_write_pack (folder, "anna", "nl", "", no_files);
  voice_test_write_pack (folder, "bob", "en", "", no_files);
  catalog = psr_voice_catalog_new (folders);

  g_assert_null (psr_voice_catalog_find (catalog, "nl", &error));
  g_assert_error (error, PSR_VOICE_ERROR, PSR_VOICE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "bob, anna"));
  g_clear_error (&error);

  g_assert_null (psr_voice_catalog_find_language (catalog, "de", &error));
  g_assert_error (error, PSR_VOICE_ERROR, PSR_VOICE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "en, nl"));
  g_assert_cmpstr (psr_voice_get_id (psr_voice_catalog_find_language (catalog, "nl", NULL)),
                   ==,
                   "anna");

  voice_test_remove_folder (folder);
}

static void
test_none (void)
{
  g_autoptr (GError) error = NULL;
  const char *const folders[] = { "/nonexistent", NULL };
  g_autoptr (PsrVoiceCatalog) catalog = psr_voice_catalog_new (folders);

  g_assert_null (psr_voice_catalog_find (catalog, "nl", &error));
  g_assert_error (error, PSR_VOICE_ERROR, PSR_VOICE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "no voices"));
  g_clear_error (&error);

  g_assert_null (psr_voice_catalog_find_language (catalog, "nl", &error));
  g_assert_error (error, PSR_VOICE_ERROR, PSR_VOICE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "no voices"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/voice/catalog/order", test_order);
  g_test_add_func ("/voice/catalog/not-found", test_not_found);
  g_test_add_func ("/voice/catalog/none", test_none);

  return g_test_run ();
}
