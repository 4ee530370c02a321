/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a pose file may say, and how its mistakes are named. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "figure/psr-pose-catalog.h"
#include "figure/psr-pose-parser.h"
#include "figure/psr-pose-private.h"

#define BODY                                                                                       \
  "<description>Lying.</description>\n"                                                            \
  "<pelvis at=\"0.53 0 0.062\"/>\n"                                                                \
  "<hand side=\"both\" on=\"chest\" at=\"0.13 0.05 0.05\" fingers=\"0 -1 0\" palm=\"0 0 -1\"/>\n"  \
  "<foot side=\"both\" heel=\"0.85 0.052 0\"/>\n"

static void
test_reads_all (void)
{
  static const char text[] =
    "<pose id=\"a\" extends=\"b\">\n"
    "<description>Seen   from\n the side.</description><note>More.</note>\n"
    "<pelvis at=\"0.5 0 0.06\" pitch=\"90\" roll=\"-45\" yaw=\"10\"/>\n"
    "<chest bend=\"5\" side=\"6\" twist=\"7\"/><head bend=\"-5\"/>\n"
    "<hand side=\"both\" on=\"shank-left\" at=\"1 2 0\" fingers=\"0 2 0\" palm=\"0 0 -1\" "
    "elbow=\"0 1 0\" curl=\"30\"/>\n"
    "<foot side=\"left\" heel=\"0.1 0.2 0\" heel-distance-cm=\"35\" yaw=\"9\"/>\n"
    "<foot side=\"right\" ball=\"0.1 -0.2 0\" pitch=\"-30\" toes=\"30\" roll=\"3\"/>\n"
    "<furniture show=\"mat desk\"/><marks show=\"gravity dont\"/>\n"
    "<views best=\"front\" side=\"10,20\" above=\"0,90\"/>\n"
    "</pose>\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrPose) pose = psr_pose_parse ("a.xml", text, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pose->name, ==, "a");
  g_assert_cmpstr (pose->extends, ==, "b");
  g_assert_cmpstr (pose->description, ==, "Seen from the side.");
  g_assert_cmpstr (pose->note, ==, "More.");
  g_assert_cmpfloat_with_epsilon (pose->pelvis.pitch, G_PI / 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (pose->pelvis.roll, -G_PI / 4, 1e-12);
  g_assert_cmpint (pose->hands[PSR_LEFT].on, ==, PSR_ANCHOR_SHANK_LEFT);
  g_assert_cmpint (pose->hands[PSR_RIGHT].on, ==, PSR_ANCHOR_SHANK_RIGHT);
  g_assert_cmpfloat (pose->hands[PSR_RIGHT].at.y, ==, -2);
  g_assert_cmpfloat (pose->hands[PSR_LEFT].fingers.y, ==, 1);
  g_assert_cmpfloat (pose->feet[PSR_LEFT].heel_distance_cm, ==, 35);
  g_assert_cmpint (pose->feet[PSR_RIGHT].point, ==, PSR_FOOT_BY_BALL);
  g_assert_cmpuint (pose->furniture, ==, 1u << PSR_FURNITURE_MAT | 1u << PSR_FURNITURE_DESK);
  g_assert_cmpint (psr_pose_get_marks (pose), ==, PSR_MARKS_GRAVITY | PSR_MARKS_DONT);
  g_assert_cmpint (psr_pose_get_best_view (pose), ==, PSR_VIEW_FRONT);
  g_assert_cmpfloat_with_epsilon (psr_pose_get_camera (pose, PSR_VIEW_SIDE).azimuth,
                                  10 * G_PI / 180,
                                  1e-12);
}

/* Each mistake with the place and the remedy that its message must name. */
static const struct {
  const char *text;
  const char *place;
  const char *remedy;
} mistakes[] = {
  { "", "p.xml:1:", "mend the XML" },
  { "<!-- -->", "p.xml:1:", "begins with <pose>" },
  { "<pose id=\"p\">", "p.xml:1:", "mend the XML" },
  { "<pose id=\"p\">\n<pelvis at=\"1 1 1\">\n</pose>", "p.xml:3:", "mend the XML" },
  { "<pose id=\"p\">\n&nothing;</pose>", "p.xml:2:", "mend the XML" },
  { "<figure/>", "p.xml:1:", "begins with <pose>" },
  { "<pose/>", "p.xml:1:", "“id”" },
  { "<pose id=\"p\" colour=\"red\"/>", "p.xml:1:", "it has id, extends, mirrors" },
  { "<pose id=\"p\" extends=\"a\" mirrors=\"b\"/>", "p.xml:1:", "remove one" },
  { "<pose id=\"p\"></pose>", "p.xml:1:", "say in a sentence" },
  { "<pose id=\"p\">\n<description> </description></pose>", "p.xml:2:", "say in a sentence" },
  { "<pose id=\"p\">\n<description>A</description><description>B</description></pose>",
    "p.xml:2:",
    "twice" },
  { "<pose id=\"p\">\n<description lang=\"nl\">A</description></pose>", "p.xml:2:", "remove" },
  { "<pose id=\"p\">\nwords\n</pose>", "p.xml:", "<description>" },
  { "<pose id=\"p\">\n\n<tail/></pose>", "p.xml:3:", "choose from description" },
  { "<pose id=\"p\">\n<chest><head/></chest></pose>", "p.xml:2:", "move it into <pose>" },
  { "<pose id=\"p\">\n<pelvis at=\"0.5 0\"/></pose>", "p.xml:2:", "three numbers" },
  { "<pose id=\"p\">\n<pelvis at=\"0.5 0 nan\"/></pose>", "p.xml:2:", "three numbers" },
  { "<pose id=\"p\">\n<pelvis at=\"50 0 6\"/></pose>", "p.xml:2:", "fractions of the height" },
  { "<pose id=\"p\">\n<pelvis/></pose>", "p.xml:2:", "add it" },
  { "<pose id=\"p\">\n<pelvis at=\"0 0 1\" pitch=\"steep\"/></pose>", "p.xml:2:", "12.5" },
  { "<pose id=\"p\">\n<pelvis at=\"0 0 1\" pitch=\"400\"/></pose>", "p.xml:2:", "degrees" },
  { "<pose id=\"p\">\n<chest bend=\"1\"/>\n<chest bend=\"2\"/></pose>", "p.xml:3:", "line 2" },
  { "<pose id=\"p\">\n<hand at=\"0 0 0\" fingers=\"1 0 0\" palm=\"0 0 1\"/></pose>",
    "p.xml:2:",
    "“left”, “right” or “both”" },
  { "<pose id=\"p\">\n<hand side=\"left\" fingers=\"1 0 0\" palm=\"0 0 1\"/></pose>",
    "p.xml:2:",
    "“at”; add it" },
  { "<pose id=\"p\">\n<hand side=\"left\" at=\"0 0 0\" fingers=\"0 0 0\" palm=\"0 0 1\"/></pose>",
    "p.xml:2:",
    "give it a direction" },
  { "<pose id=\"p\">\n<hand side=\"left\" on=\"moon\" at=\"0 0 0\" fingers=\"1 0 0\" "
    "palm=\"0 0 1\"/></pose>",
    "p.xml:2:",
    "choose room, chest" },
  { "<pose id=\"p\">\n<foot side=\"left\"/></pose>", "p.xml:2:", "heel, ball and ankle" },
  { "<pose id=\"p\">\n<foot side=\"left\" heel=\"0 0 0\" ankle=\"0 0 0\"/></pose>",
    "p.xml:2:",
    "keep one" },
  { "<pose id=\"p\">\n<foot side=\"left\" ankle=\"0 0 0\" heel-distance-cm=\"35\"/></pose>",
    "p.xml:2:",
    "goes with heel" },
  { "<pose id=\"p\">\n<foot side=\"left\" heel=\"0 0 0\" heel-distance-cm=\"-3\"/></pose>",
    "p.xml:2:",
    "positive" },
  { "<pose id=\"p\">\n<furniture show=\"mat sofa\"/></pose>", "p.xml:2:", "choose from mat" },
  { "<pose id=\"p\">\n<marks show=\"stars\"/></pose>", "p.xml:2:", "choose from heel-distance" },
  { "<pose id=\"p\">\n<views best=\"back\"/></pose>", "p.xml:2:", "choose side" },
  { "<pose id=\"p\">\n<views side=\"north\"/></pose>", "p.xml:2:", "“30,25”" },
  { "<pose id=\"p\"><description>A</description></pose>\n<pose id=\"q\"/>",
    "p.xml:2:",
    "one pose" },
};

static void
test_mistakes_are_named (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PsrPose) pose = psr_pose_parse ("p.xml", mistakes[i].text, -1, &error);

    g_test_message ("%s", error != NULL ? error->message : mistakes[i].text);
    g_assert_null (pose);
    g_assert_true (error->domain == PSR_FIGURE_ERROR);
    g_assert_true (g_str_has_prefix (error->message, mistakes[i].place));
    g_assert_nonnull (strstr (error->message, mistakes[i].remedy));
  }
}

static void
test_too_large_is_refused (void)
{
  g_autofree char *text = g_strnfill (65 * 1024, ' ');
  g_autoptr (GError) error = NULL;

  g_assert_null (psr_pose_parse ("p.xml", text, -1, &error));
  g_assert_error (error, PSR_FIGURE_ERROR, PSR_FIGURE_ERROR_SYNTAX);
}

/* Cut anywhere and with any byte changed: an error or a pose, never a crash. */
static void
test_broken_files_do_no_harm (void)
{
  static const char whole[] = "<pose id=\"p\">\n" BODY "<views best=\"side\"/></pose>\n";
  const gsize length = sizeof whole - 1;

  for (gsize cut = 0; cut < length; cut++) {
    g_autoptr (PsrPose) pose = psr_pose_parse ("p.xml", whole, cut, NULL);

    g_assert_true (pose == NULL || cut == length - 1);
  }
  for (guint i = 0; i < 5000; i++) {
    g_autofree char *text = g_strndup (whole, length);
    g_autoptr (GError) error = NULL;
    g_autoptr (PsrPose) pose = NULL;

    text[g_test_rand_int_range (0, length)] = (char) g_test_rand_int_range (1, 256);
    pose = psr_pose_parse ("p.xml", text, length, &error);
    g_assert_true ((pose == NULL) == (error != NULL));
    g_assert_true (error == NULL || g_str_has_prefix (error->message, "p.xml:"));
  }
}

typedef struct {
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("psoas-rest-poses-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_assert_no_errno (g_unlink (path));
  }
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
}

static void
write_pose (Fixture *fixture, const char *name, const char *attributes, const char *body)
{
  g_autofree char *file = g_strconcat (name, ".xml", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, file, NULL);
  g_autofree char *text =
    g_strdup_printf ("<pose id=\"%s\" %s>\n%s</pose>\n", name, attributes, body);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
assert_refused (Fixture *fixture, int code, const char *place, const char *remedy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrPoseCatalog) catalog = psr_pose_catalog_load (fixture->folder, &error);

  g_assert_null (catalog);
  g_assert_error (error, PSR_FIGURE_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, place));
  g_assert_nonnull (strstr (error->message, remedy));
}

static void
test_extends_and_mirrors (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrPoseCatalog) catalog = NULL;
  const PsrPose *pose;

  write_pose (fixture, "base", "", BODY "<furniture show=\"mat\"/>");
  write_pose (fixture,
              "one-left",
              "extends=\"base\"",
              "<description>One.</description><furniture show=\"towel\"/>"
              "<foot side=\"left\" ankle=\"0.9 0.08 0.05\"/>");
  write_pose (fixture, "one-right", "mirrors=\"one-left\"", "<description>Other.</description>");
  catalog = psr_pose_catalog_load (fixture->folder, &error);
  g_assert_no_error (error);

  pose = psr_pose_catalog_find (catalog, "one-right", &error);
  g_assert_no_error (error);
  g_assert_cmpint (pose->feet[PSR_RIGHT].point, ==, PSR_FOOT_BY_ANKLE);
  g_assert_cmpfloat (pose->feet[PSR_RIGHT].at.y, ==, -0.08);
  g_assert_cmpint (pose->feet[PSR_LEFT].point, ==, PSR_FOOT_BY_HEEL);
  g_assert_cmpuint (pose->furniture, ==, 1u << PSR_FURNITURE_MAT | 1u << PSR_FURNITURE_TOWEL);

  g_assert_null (psr_pose_catalog_find (catalog, "two", &error));
  g_assert_error (error, PSR_FIGURE_ERROR, PSR_FIGURE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "one-left"));
}

static void
test_refuses_wrong_folders (Fixture *fixture, gconstpointer user_data)
{
  write_pose (fixture, "a", "extends=\"b\"", "<description>A.</description>");
  assert_refused (fixture, PSR_FIGURE_ERROR_NOT_FOUND, "a.xml:1:", "name one that has a file");
  write_pose (fixture, "b", "extends=\"a\"", "<description>B.</description>");
  assert_refused (fixture, PSR_FIGURE_ERROR_VALUE, "a.xml:1:", "break the ring");
}

static void
test_refuses_what_is_not_there (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (psr_pose_catalog_load (missing, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);

  write_pose (fixture, "a", "", "<description>A.</description><pelvis at=\"0.5 0 0.1\"/>");
  assert_refused (fixture, PSR_FIGURE_ERROR_VALUE, "a.xml:1:", "add it");
}

static void
test_refuses_another_name (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *from = g_build_filename (fixture->folder, "a.xml", NULL);
  g_autofree char *to = g_build_filename (fixture->folder, "b.xml", NULL);

  write_pose (fixture, "a", "", BODY);
  g_assert_no_errno (g_rename (from, to));
  assert_refused (fixture, PSR_FIGURE_ERROR_VALUE, "b.xml:1:", "name it a.xml");
}

/* The line is that of the element to be changed, in the file in which it stands. */
static void
test_refuses_what_no_body_can (Fixture *fixture, gconstpointer user_data)
{
  write_pose (fixture, "a", "", BODY);
  write_pose (fixture,
              "b",
              "extends=\"a\"",
              "<description>B.</description>\n<foot side=\"left\" heel=\"1.6 0.05 0\"/>");
  assert_refused (fixture, PSR_FIGURE_ERROR_REACH, "b.xml:3:", "nearer to the hip");

  write_pose (fixture,
              "b",
              "extends=\"a\"",
              "<description>B.</description>\n\n<hand side=\"right\" at=\"1.2 0 0.1\" "
              "fingers=\"1 0 0\" palm=\"0 0 -1\"/>");
  assert_refused (fixture, PSR_FIGURE_ERROR_REACH, "b.xml:4:", "nearer to the shoulder");

  write_pose (fixture,
              "b",
              "extends=\"a\"",
              "<description>B.</description>\n<pelvis at=\"0.53 0 0.03\"/>");
  assert_refused (fixture, PSR_FIGURE_ERROR_REACH, "b.xml:3:", "raise it");
}

/* A pose that is checked stands in the place of a shipped one of its name. */
static void
test_checks_beside_the_shipped (void)
{
  static const struct {
    const char *text;
    const char *says;
  } refused[] = {
    { "<pose id=\"rest\" extends=\"rest\"/>", "<description>" },
    { "<pose id=\"rest\" extends=\"rest\">" BODY "</pose>", "break the ring" },
    { "<pose id=\"lying\" extends=\"rest\">" BODY "</pose>", "break the ring" },
    { "<pose id=\"rest\" mirrors=\"rest\">" BODY "</pose>", "break the ring" },
    { "<pose id=\"\" extends=\"rest\">" BODY "</pose>", "is not an id" },
    { "<pose id=\"../x\" extends=\"rest\">" BODY "</pose>", "is not an id" },
    { "<pose id=\"x\" extends=\"nobody\">" BODY "</pose>", "to build on" },
    { "<pose id=\"x\" extends=\"rest\"><description>\xff</description></pose>", "UTF-8" },
  };
  g_autofree char *folder = g_build_filename (g_getenv ("PSOAS_REST_DATADIR"), "poses", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrPoseCatalog) poses = psr_pose_catalog_load (folder, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_assert_false (psr_pose_catalog_check_text (poses, "x.xml", refused[i].text, -1, &error));
    g_assert_nonnull (error);
    g_assert_true (g_str_has_prefix (error->message, "x.xml:1: "));
    g_assert_nonnull (strstr (error->message, refused[i].says));
    g_clear_error (&error);
  }

  psr_pose_catalog_check_text (poses,
                               "x.xml",
                               "<pose id=\"x\" extends=\"rest\">"
                               "<description><![CDATA[At rest.]]></description></pose>",
                               -1,
                               &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure/pose/reads-all", test_reads_all);
  g_test_add_func ("/figure/pose/mistakes-are-named", test_mistakes_are_named);
  g_test_add_func ("/figure/pose/too-large-is-refused", test_too_large_is_refused);
  g_test_add_func ("/figure/pose/broken-files-do-no-harm", test_broken_files_do_no_harm);
  g_test_add_func ("/figure/pose-catalog/checks-beside-the-shipped",
                   test_checks_beside_the_shipped);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/figure/pose-catalog/extends-and-mirrors", test_extends_and_mirrors);
  ADD ("/figure/pose-catalog/refuses-wrong-folders", test_refuses_wrong_folders);
  ADD ("/figure/pose-catalog/refuses-what-is-not-there", test_refuses_what_is_not_there);
  ADD ("/figure/pose-catalog/refuses-another-name", test_refuses_another_name);
  ADD ("/figure/pose-catalog/refuses-what-no-body-can", test_refuses_what_no_body_can);
#undef ADD

  return g_test_run ();
}
