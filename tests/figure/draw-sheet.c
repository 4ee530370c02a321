/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Draws poses in a grid, each with its name and view, for people who review them; see
 * build-aux/contact-sheet. */

#include "config.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <locale.h>
#include <pango/pangocairo.h>

#include "figure/psr-figure-painter.h"
#include "figure/psr-pose-catalog.h"
#include "figure/psr-pose-private.h"

#define CAPTION_HEIGHT 26

typedef struct {
  char *folder;
  char *file;
  char **poses;
  char **layers;
  char *views;
  char *highlight;
  char *marks;
  char *look;
  char *scheme;
  int columns;
  int width;
  int height;
} Options;

typedef struct {
  const PsrPose *pose;
  PsrFigureScene scene;
  char *caption;
} Cell;

static void
cell_free (Cell *cell)
{
  g_free (cell->caption);
  g_free (cell);
}

static void
add_cell (GPtrArray *cells, const PsrPose *pose, const char *view_word, const Options *options)
{
  Cell *cell = g_new0 (Cell, 1);
  PsrView view = psr_pose_get_best_view (pose);
  PsrCamera camera;

  psr_view_from_string (view_word, &view);
  psr_figure_scene_init (&cell->scene, pose, view, PSR_BODY_DEFAULT_CM);
  if (psr_camera_from_string (view_word, &camera)) {
    cell->scene.camera = camera;
    cell->scene.box = psr_figure_scene_measure (&cell->scene);
  }
  if (options->marks != NULL) {
    g_auto (GStrv) words = g_strsplit (options->marks, ",", -1);

    for (guint i = 0; words[i] != NULL; i++)
      psr_mark_from_string (words[i], &cell->scene.marks);
  }
  cell->scene.highlight = options->highlight;
  cell->caption = g_strdup_printf ("%s: %s", pose->name, view_word);
  g_ptr_array_add (cells, cell);
}

static PsrScheme
get_scheme (const char *word)
{
  static const char *const words[] = { "light", "dark", "high-contrast", "high-contrast-dark" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (word, words[i]) == 0)
      return i;

  return PSR_SCHEME_LIGHT;
}

static void
draw_caption (cairo_t *cr, const Options *options, const PsrPalette *palette, const char *caption)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell 10");

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, caption, -1);
  cairo_set_source_rgb (cr,
                        palette->foreground.red,
                        palette->foreground.green,
                        palette->foreground.blue);
  cairo_move_to (cr, 8, options->height + 2);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
  g_object_unref (layout);
}

static cairo_surface_t *
create_surface (const char *file, int width, int height)
{
  if (g_str_has_suffix (file, ".svg"))
    return cairo_svg_surface_create (file, width, height);
  if (g_str_has_suffix (file, ".pdf"))
    return cairo_pdf_surface_create (file, width, height);

  return cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
}

static int
draw_cells (const GPtrArray *cells, const Options *options)
{
  int rows = (cells->len + options->columns - 1) / options->columns;
  int row_height = options->height + CAPTION_HEIGHT;
  cairo_surface_t *surface =
    create_surface (options->file, options->columns * options->width, rows * row_height);
  cairo_t *cr = cairo_create (surface);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell 11");
  PsrFigureStyle style;
  PsrPalette palette;
  guint n_looks;
  cairo_status_t status;

  psr_figure_style_init (&style);
  style.scheme = get_scheme (options->scheme);
  style.font = font;
  style.look = options->look != NULL ? psr_looks_find (options->look) : NULL;
  psr_palette_init (&palette, psr_looks_get_all (&n_looks), style.scheme, style.accent);
  cairo_set_source_rgb (cr,
                        palette.background.red,
                        palette.background.green,
                        palette.background.blue);
  cairo_paint (cr);

  for (guint i = 0; i < cells->len; i++) {
    const Cell *cell = g_ptr_array_index (cells, i);

    cairo_save (cr);
    cairo_translate (cr,
                     (i % options->columns) * options->width,
                     (i / options->columns) * row_height);
    cairo_rectangle (cr, 0, 0, options->width, row_height);
    cairo_clip (cr);
    psr_figure_paint (&cell->scene, &style, cr, options->width, options->height);
    draw_caption (cr, options, &palette, cell->caption);
    cairo_restore (cr);
  }

  if (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE)
    status = cairo_surface_write_to_png (surface, options->file);
  else
    status = cairo_status (cr);
  pango_font_description_free (font);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s: %s\n", options->file, cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}

static GPtrArray *
collect_cells (PsrPoseCatalog *catalog, const Options *options, GPtrArray *poses, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
  const char *const no_layers[] = { NULL };
  const char *const *names = options->poses != NULL ? (const char *const *) options->poses
                                                    : psr_pose_catalog_get_names (catalog);
  g_auto (GStrv) views = g_strsplit (options->views != NULL ? options->views : "best", " ", -1);

  for (guint i = 0; names[i] != NULL; i++) {
    PsrPose *pose =
      psr_pose_catalog_compose (catalog,
                                names[i],
                                options->layers != NULL ? (const char *const *) options->layers
                                                        : no_layers,
                                error);

    if (pose == NULL)
      return NULL;
    g_ptr_array_add (poses, pose);
    for (guint j = 0; views[j] != NULL; j++)
      add_cell (cells, pose, views[j], options);
  }

  return g_steal_pointer (&cells);
}

int
main (int argc, char **argv)
{
  Options options = { .columns = 4, .width = 480, .height = 300 };
  const GOptionEntry entries[] = {
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &options.folder, "Folder of the poses", "FOLDER" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.file, "PNG, SVG or PDF", "FILE" },
    { "pose", 'p', 0, G_OPTION_ARG_STRING_ARRAY, &options.poses, "Only these poses", "POSE" },
    { "layer", 'l', 0, G_OPTION_ARG_STRING_ARRAY, &options.layers, "Laid over each", "POSE" },
    { "views", 'v', 0, G_OPTION_ARG_STRING, &options.views, "best, side, … or AZ,EL", "VIEWS" },
    { "highlight", 0, 0, G_OPTION_ARG_STRING, &options.highlight, "A part of the body", "PART" },
    { "marks", 0, 0, G_OPTION_ARG_STRING, &options.marks, "More marks", "MARK,…" },
    { "look", 0, 0, G_OPTION_ARG_STRING, &options.look, "Skin, hair and clothes", "LOOK" },
    { "scheme", 0, 0, G_OPTION_ARG_STRING, &options.scheme, "light, dark, …", "SCHEME" },
    { "columns", 0, 0, G_OPTION_ARG_INT, &options.columns, "Pictures in a row", "N" },
    { "width", 0, 0, G_OPTION_ARG_INT, &options.width, "Of a picture", "PIXELS" },
    { "height", 0, 0, G_OPTION_ARG_INT, &options.height, "Of a picture", "PIXELS" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- draw poses in a grid");
  g_autoptr (PsrPoseCatalog) catalog = NULL;
  g_autoptr (GPtrArray) poses = g_ptr_array_new_with_free_func ((GDestroyNotify) psr_pose_unref);
  g_autoptr (GPtrArray) cells = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) ||
      (catalog = psr_pose_catalog_load (options.folder, &error)) == NULL ||
      (cells = collect_cells (catalog, &options, poses, &error)) == NULL) {
    g_printerr ("%s\n", error->message);
    return 1;
  }

  return draw_cells (cells, &options);
}
