/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-command.h"
#include "app/psr-paths.h"
#include "base/psr-view.h"
#include "figure/psr-figure-painter.h"
#include "figure/psr-pose-catalog.h"

#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>

#define DEFAULT_WIDTH  1000
#define DEFAULT_HEIGHT 625
#define MIN_SIZE       16
#define MAX_SIZE       16384

/* The options as they were typed. */
typedef struct {
  char *view;
  char *marks;
  char *highlight;
  char *look;
  char *with;
  char *size;
  gboolean dark;
} Options;

#define PLACE(field) PSR_COMMAND_PLACE (Options, field)

static const GOptionEntry entries[] = {
  { "view",
    'v',
    0,
    G_OPTION_ARG_STRING,
    PLACE (view),
    N_ ("From where: side, above, front, three-quarter, or two angles in degrees"),
    N_ ("VIEW") },
  { "with",
    'w',
    0,
    G_OPTION_ARG_STRING,
    PLACE (with),
    N_ ("Poses to lay over it, such as arms-belly,towel"),
    N_ ("LIST") },
  { "marks",
    'm',
    0,
    G_OPTION_ARG_STRING,
    PLACE (marks),
    N_ ("What is drawn over it, such as muscles,gravity, or none"),
    N_ ("LIST") },
  { "highlight",
    0,
    0,
    G_OPTION_ARG_STRING,
    PLACE (highlight),
    N_ ("The part of the body that is pointed at"),
    N_ ("PART") },
  { "look", 0, 0, G_OPTION_ARG_STRING, PLACE (look), N_ ("Skin, hair and clothes"), N_ ("ID") },
  { "dark", 'd', 0, G_OPTION_ARG_NONE, PLACE (dark), N_ ("On a dark background"), NULL },
  { "size",
    's',
    0,
    G_OPTION_ARG_STRING,
    PLACE (size),
    N_ ("Width and height, such as 800x500"),
    N_ ("WxH") },
};

#undef PLACE

static void
options_clear (Options *self)
{
  g_clear_pointer (&self->view, g_free);
  g_clear_pointer (&self->marks, g_free);
  g_clear_pointer (&self->highlight, g_free);
  g_clear_pointer (&self->look, g_free);
  g_clear_pointer (&self->with, g_free);
  g_clear_pointer (&self->size, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
refuse (GError **error, const char *option, const char *value, const char *remedy)
{
  g_set_error (error,
               G_OPTION_ERROR,
               G_OPTION_ERROR_BAD_VALUE,
               /* TRANSLATORS: a value, an option, what would be right. */
               _ ("“%s” is not a value of --%s: %s."),
               value,
               option,
               remedy);
  return FALSE;
}

static gboolean
take_view (const Options *options, const PsrPose *pose, PsrFigureScene *scene, GError **error)
{
  PsrView view = psr_pose_get_best_view (pose);
  PsrCamera camera;

  psr_figure_scene_init (scene, pose, view, PSR_BODY_DEFAULT_CM);
  if (options->view == NULL)
    return TRUE;

  if (psr_view_from_string (options->view, &view)) {
    psr_figure_scene_init (scene, pose, view, PSR_BODY_DEFAULT_CM);
  } else if (psr_camera_from_string (options->view, &camera)) {
    scene->camera = camera;
    scene->box = psr_figure_scene_measure (scene);
  } else {
    return refuse (error,
                   "view",
                   options->view,
                   _ ("use side, above, front, three-quarter or two angles such as 30,20"));
  }

  return TRUE;
}

/* Returns: (transfer full): "heel-distance, gravity, …". */
static char *
list_marks (void)
{
  g_autoptr (GString) names = g_string_new ("none");

  for (int i = 0; i < PSR_N_MARKS; i++)
    g_string_append_printf (names, ", %s", psr_mark_to_string ((PsrMarks) (1 << i)));

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
take_marks (const Options *options, PsrFigureScene *scene, GError **error)
{
  g_auto (GStrv) words = NULL;

  if (options->marks == NULL)
    return TRUE;

  scene->marks = PSR_MARKS_NONE;
  words = g_strsplit (options->marks, ",", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    const char *word = g_strstrip (words[i]);

    if (word[0] != '\0' && strcmp (word, "none") != 0 &&
        !psr_mark_from_string (word, &scene->marks)) {
      g_autofree char *names = list_marks ();
      g_autofree char *remedy = g_strdup_printf (_ ("use some of %s"), names);

      return refuse (error, "marks", word, remedy);
    }
  }

  scene->box = psr_figure_scene_measure (scene);
  return TRUE;
}

static gboolean
take_highlight (const Options *options, PsrFigureScene *scene, GError **error)
{
  const char *const *all = psr_highlights_get_all ();
  g_autofree char *names = NULL;
  g_autofree char *remedy = NULL;

  if (options->highlight == NULL)
    return TRUE;

  scene->highlight = options->highlight;
  if (g_strv_contains (all, options->highlight))
    return TRUE;

  names = g_strjoinv (", ", (char **) all);
  remedy = g_strdup_printf (_ ("use one of %s"), names);
  return refuse (error, "highlight", options->highlight, remedy);
}

static gboolean
take_style (const Options *options, PsrFigureStyle *style, GError **error)
{
  g_autoptr (GString) names = NULL;
  g_autofree char *remedy = NULL;
  const PsrLook *looks;
  guint n_looks;

  psr_figure_style_init (style);
  style->scheme = options->dark ? PSR_SCHEME_DARK : PSR_SCHEME_LIGHT;
  if (options->look == NULL)
    return TRUE;

  style->look = psr_looks_find (options->look);
  if (style->look != NULL)
    return TRUE;

  names = g_string_new (NULL);
  looks = psr_looks_get_all (&n_looks);
  for (guint i = 0; i < n_looks; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", looks[i].id);
  remedy = g_strdup_printf (_ ("use one of %s"), names->str);
  return refuse (error, "look", options->look, remedy);
}

static gboolean
take_size (const Options *options, int *width, int *height, GError **error)
{
  g_auto (GStrv) sides = NULL;
  gint64 values[2];

  *width = DEFAULT_WIDTH;
  *height = DEFAULT_HEIGHT;
  if (options->size == NULL)
    return TRUE;

  sides = g_strsplit (options->size, "x", -1);
  if (g_strv_length (sides) != 2 ||
      !g_ascii_string_to_signed (sides[0], 10, MIN_SIZE, MAX_SIZE, &values[0], NULL) ||
      !g_ascii_string_to_signed (sides[1], 10, MIN_SIZE, MAX_SIZE, &values[1], NULL))
    return refuse (error,
                   "size",
                   options->size,
                   _ ("write width and height such as 800x500, each from 16 to 16384"));

  *width = (int) values[0];
  *height = (int) values[1];
  return TRUE;
}

static gboolean
check_cairo (cairo_status_t status, const char *path, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_FAILED,
               _ ("“%s” cannot be written: %s. Choose another place."),
               path,
               cairo_status_to_string (status));
  return FALSE;
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Made in memory and written at once, so that a failure leaves no half of a file behind. */
static gboolean
write_picture (const PsrFigureScene *scene,
               const PsrFigureStyle *style,
               gboolean is_svg,
               int width,
               int height,
               const char *path,
               GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
    is_svg ? cairo_svg_surface_create_for_stream (append_cb, bytes, width, height)
           : cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  psr_figure_paint (scene, style, cr, width, height);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && !is_svg)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return check_cairo (status, path, error) &&
         g_file_set_contents (path, (const char *) bytes->data, bytes->len, error);
}

/* Returns: (transfer full): the pose with what is to be laid over it. */
static PsrPose *
find_pose (const Options *options, const char *name, gboolean *usage, GError **error)
{
  g_autofree char *folder = psr_paths_dup_poses_folder ();
  g_autoptr (PsrPoseCatalog) poses = NULL;
  g_auto (GStrv) layers = g_strsplit (options->with != NULL ? options->with : "", ",", -1);

  *usage = FALSE;
  poses = psr_pose_catalog_load (folder, error);
  if (poses == NULL)
    return NULL;

  *usage = TRUE;
  if (options->with == NULL)
    g_clear_pointer (&layers, g_strfreev);
  return psr_pose_catalog_compose (poses,
                                   name,
                                   layers != NULL ? (const char *const *) layers
                                                  : (const char *const[]){ NULL },
                                   error);
}

/* A file has a name before its ending. */
static gboolean
has_ending (const char *path, const char *ending)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_str_has_suffix (name, ending) && strcmp (name, ending) != 0;
}

static gboolean
draw (const Options *options, const char *name, const char *path, gboolean *usage, GError **error)
{
  g_autoptr (PsrPose) pose = NULL;
  PsrFigureScene scene;
  PsrFigureStyle style;
  gboolean is_svg = has_ending (path, ".svg");
  int width;
  int height;

  *usage = TRUE;
  if (!is_svg && !has_ending (path, ".png")) {
    g_set_error (error,
                 G_OPTION_ERROR,
                 G_OPTION_ERROR_BAD_VALUE,
                 _ ("“%s” has an unknown ending: choose .png or .svg."),
                 path);
    return FALSE;
  }

  pose = find_pose (options, name, usage, error);
  if (pose == NULL || !take_view (options, pose, &scene, error) ||
      !take_marks (options, &scene, error) || !take_highlight (options, &scene, error) ||
      !take_style (options, &style, error) || !take_size (options, &width, &height, error))
    return FALSE;

  *usage = FALSE;
  /* A limit on the size of files is an error to tell, not an end. */
  signal (SIGXFSZ, SIG_IGN);
  return write_picture (&scene, &style, is_svg, width, height, path, error);
}

int
psr_command_draw (int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  g_autofree GOptionEntry *filled =
    psr_command_make_entries (entries, G_N_ELEMENTS (entries), &options, 0);
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  gboolean usage;
  int status;

  if (!psr_command_parse (argc,
                          argv,
                          filled,
                          _ ("Draws a pose into a picture: .png or .svg."),
                          N_ ("POSE FILE"),
                          &arguments,
                          &status))
    return status;

  if (arguments == NULL || g_strv_length (arguments) != 2) {
    psr_command_print_error (
      _ ("Name a pose and a file, such as rest rest.png; see “psoas-rest draw --help”."));
    return PSR_EXIT_USAGE;
  }

  if (draw (&options, arguments[0], arguments[1], &usage, &error))
    return PSR_EXIT_OK;

  psr_command_print_error (error->message);
  return usage ? PSR_EXIT_USAGE : PSR_EXIT_FAILED;
}

int
psr_command_poses (int argc, char **argv)
{
  static const GOptionEntry no_options[] = { { 0 } };
  g_autofree char *folder = NULL;
  g_autoptr (PsrPoseCatalog) poses = NULL;
  g_autoptr (GError) error = NULL;
  const char *const *names;
  int status;

  if (!psr_command_parse (argc, argv, no_options, _ ("Lists the poses."), NULL, NULL, &status))
    return status;

  folder = psr_paths_dup_poses_folder ();
  poses = psr_pose_catalog_load (folder, &error);
  if (poses == NULL) {
    psr_command_print_error (error->message);
    return PSR_EXIT_FAILED;
  }

  names = psr_pose_catalog_get_names (poses);
  for (guint i = 0; names[i] != NULL; i++) {
    PsrPose *pose = psr_pose_catalog_find (poses, names[i], NULL);
    g_autofree char *description = psr_pose_dup_description (pose);

    g_print ("%-26s %s\n", names[i], description);
  }

  return PSR_EXIT_OK;
}
