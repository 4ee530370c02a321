/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-vocabulary.h"

#include <string.h>

static void
assert_sorted (const char *const *vocabulary)
{
  for (gsize i = 1; vocabulary[i] != NULL; i++)
    g_assert_cmpint (strcmp (vocabulary[i - 1], vocabulary[i]), <, 0);
}

static void
test_sorted (void)
{
  assert_sorted (psr_vocabulary_get_poses ());
  assert_sorted (psr_vocabulary_get_highlights ());
}

static void
test_has (void)
{
  g_assert_true (psr_vocabulary_has_pose ("rest"));
  g_assert_false (psr_vocabulary_has_pose ("resting"));
  g_assert_true (psr_vocabulary_has_highlight ("hip-creases"));
  g_assert_false (psr_vocabulary_has_highlight ("rest"));
}

static void
test_suggest (void)
{
  const char *const *poses = psr_vocabulary_get_poses ();
  g_autofree char *endless = g_strnfill (100000, 'x');

  g_assert_cmpstr (psr_vocabulary_suggest (poses, "siting"), ==, "sitting");
  g_assert_cmpstr (psr_vocabulary_suggest (poses, "kness-bent"), ==, "knees-bent");
  g_assert_null (psr_vocabulary_suggest (poses, "banana-split-on-the-floor"));
  g_assert_null (psr_vocabulary_suggest (poses, endless));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/script/vocabulary/sorted", test_sorted);
  g_test_add_func ("/script/vocabulary/has", test_has);
  g_test_add_func ("/script/vocabulary/suggest", test_suggest);

  return g_test_run ();
}
