/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-plot.h"

#include <adwaita.h>
#include <math.h>

#define GAP         6
#define MARK_RADIUS 4.5
#define LINE_WIDTH  2

/* How many lines of text high the plot is. */
#define HEIGHT_LINES 9

struct _PsrPlot {
  GtkWidget parent_instance;

  const PsrPlotData *data;
};

G_DEFINE_FINAL_TYPE (PsrPlot, psr_plot, GTK_TYPE_WIDGET)

typedef struct {
  GdkRGBA text;
  GdkRGBA grid;
  GdkRGBA band;
  GdkRGBA series[PSR_PLOT_MAX_SERIES];
} Colors;

/* Blue and orange of the GNOME palette, far apart for every kind of colour blindness and more than
 * 3:1 against the page; with high contrast the shapes alone tell the series apart. */
static void
find_colors (Colors *colors)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  gboolean contrast = adw_style_manager_get_high_contrast (manager);
  float ink = dark ? 1 : 0;

  colors->text = (GdkRGBA){ ink, ink, ink, contrast ? 1 : 0.8f };
  colors->grid = (GdkRGBA){ ink, ink, ink, contrast ? 0.6f : 0.2f };
  colors->band = (GdkRGBA){ ink, ink, ink, contrast ? 0.2f : 0.1f };
  gdk_rgba_parse (&colors->series[0],
                  contrast ? (dark ? "#fff" : "#000")
                  : dark   ? "#78aeed"
                           : "#1c71d8");
  gdk_rgba_parse (&colors->series[1],
                  contrast ? (dark ? "#fff" : "#000")
                  : dark   ? "#ffbe6f"
                           : "#c64600");
}

/* Where things are, in pixels. In a right-to-left language time runs to the left. */
typedef struct {
  PsrPlot *plot;
  cairo_t *cr;
  Colors colors;
  double start; /* of the plot itself, beside the scale */
  double width;
  double top; /* below the legend */
  double height;
  int text_height;
  gboolean mirrored;
} Frame;

static PangoLayout *
make_layout (PsrPlot *self, const char *text)
{
  return gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
}

static int
measure_text (PsrPlot *self, const char *text)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static double
map_x (Frame *frame, double x)
{
  return frame->mirrored ? gtk_widget_get_width (GTK_WIDGET (frame->plot)) - x : x;
}

static double
get_period_x (Frame *frame, guint i)
{
  return map_x (frame, frame->start + frame->width * (i + 0.5) / frame->plot->data->periods->len);
}

static double
get_value_y (Frame *frame, double value)
{
  return frame->top + frame->height * (1 - value / frame->plot->data->max);
}

/* @align: which part of the text is at @x: 0 its left end, 1 its right end. */
static void
draw_text (Frame *frame, const char *text, double x, double y, double align)
{
  g_autoptr (PangoLayout) layout = make_layout (frame->plot, text);
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gdk_cairo_set_source_rgba (frame->cr, &frame->colors.text);
  cairo_move_to (frame->cr, round (x - width * align), round (y - height / 2.0));
  pango_cairo_show_layout (frame->cr, layout);
}

static void
draw_band (Frame *frame)
{
  const PsrPlotData *data = frame->plot->data;
  double top = MIN (data->band_middle + data->band_half, data->max);
  double bottom = MAX (data->band_middle - data->band_half, 0);

  if (isnan (data->band_middle))
    return;

  gdk_cairo_set_source_rgba (frame->cr, &frame->colors.band);
  cairo_rectangle (frame->cr,
                   map_x (frame, frame->start),
                   get_value_y (frame, top),
                   frame->mirrored ? -frame->width : frame->width,
                   get_value_y (frame, bottom) - get_value_y (frame, top));
  cairo_fill (frame->cr);
}

static void
draw_scale (Frame *frame)
{
  const PsrPlotData *data = frame->plot->data;
  guint n_ticks = g_strv_length (data->ticks);

  for (guint i = 0; i < n_ticks; i++) {
    double y = round (get_value_y (frame, data->max * i / (n_ticks - 1))) + 0.5;

    gdk_cairo_set_source_rgba (frame->cr, &frame->colors.grid);
    cairo_set_line_width (frame->cr, 1);
    cairo_move_to (frame->cr, map_x (frame, frame->start), y);
    cairo_line_to (frame->cr, map_x (frame, frame->start + frame->width), y);
    cairo_stroke (frame->cr);
    draw_text (frame,
               data->ticks[i],
               map_x (frame, frame->start - GAP),
               y,
               frame->mirrored ? 0 : 1);
  }
}

/* As many names as fit, the last one always. */
static void
draw_periods (Frame *frame)
{
  const PsrPlotData *data = frame->plot->data;
  double y = frame->top + frame->height + GAP + frame->text_height / 2.0;
  double each = frame->width / data->periods->len;
  int widest = 0;
  guint step;

  for (guint i = 0; i < data->periods->len; i++)
    widest = MAX (widest, measure_text (frame->plot, g_ptr_array_index (data->periods, i)));

  step = (guint) MAX (1, ceil ((widest + 2 * GAP) / each));
  for (guint i = data->periods->len; i > 0; i = i > step ? i - step : 0) {
    double half = measure_text (frame->plot, g_ptr_array_index (data->periods, i - 1)) / 2.0;
    double x = get_period_x (frame, i - 1);

    x = CLAMP (x, half, MAX (half, gtk_widget_get_width (GTK_WIDGET (frame->plot)) - half));
    draw_text (frame, g_ptr_array_index (data->periods, i - 1), x, y, 0.5);
  }
}

/* The first series has full discs, the second one hollow squares. */
static void
draw_mark (Frame *frame, guint series, double x, double y)
{
  gdk_cairo_set_source_rgba (frame->cr, &frame->colors.series[series]);
  cairo_set_line_width (frame->cr, LINE_WIDTH);
  cairo_new_sub_path (frame->cr);
  if (series == 0) {
    cairo_arc (frame->cr, x, y, MARK_RADIUS, 0, 2 * G_PI);
    cairo_fill (frame->cr);
  } else {
    cairo_rectangle (frame->cr, x - MARK_RADIUS, y - MARK_RADIUS, 2 * MARK_RADIUS, 2 * MARK_RADIUS);
    cairo_stroke (frame->cr);
  }
}

static void
draw_bars (Frame *frame)
{
  const PsrPlotData *data = frame->plot->data;
  double width = MIN (frame->width / data->periods->len * 0.7, 3.0 * frame->text_height);
  double bottom = get_value_y (frame, 0);

  gdk_cairo_set_source_rgba (frame->cr, &frame->colors.series[0]);
  for (guint i = 0; i < data->series[0].values->len; i++) {
    double value = g_array_index (data->series[0].values, double, i);

    if (!isnan (value) && value > 0)
      cairo_rectangle (frame->cr,
                       get_period_x (frame, i) - width / 2,
                       get_value_y (frame, value),
                       width,
                       bottom - get_value_y (frame, value));
  }
  cairo_fill (frame->cr);
}

/* Two series with the same value stand beside each other. */
static void
draw_points (Frame *frame, guint series)
{
  const PsrPlotData *data = frame->plot->data;
  GArray *values = data->series[series].values;
  double aside = data->n_series < 2 ? 0 : (series == 0 ? -1 : 1) * (MARK_RADIUS + 0.5);
  gboolean joined = psr_plot_data_is_joined (data, series);
  gboolean open = FALSE;

  gdk_cairo_set_source_rgba (frame->cr, &frame->colors.series[series]);
  cairo_set_line_width (frame->cr, LINE_WIDTH / 2.0);
  for (guint i = 0; joined && i < values->len; i++) {
    double value = g_array_index (values, double, i);

    if (isnan (value))
      continue;
    if (open)
      cairo_line_to (frame->cr, get_period_x (frame, i) + aside, get_value_y (frame, value));
    else
      cairo_move_to (frame->cr, get_period_x (frame, i) + aside, get_value_y (frame, value));
    open = TRUE;
  }
  cairo_stroke (frame->cr);

  for (guint i = 0; i < values->len; i++) {
    double value = g_array_index (values, double, i);

    if (!isnan (value))
      draw_mark (frame, series, get_period_x (frame, i) + aside, get_value_y (frame, value));
  }
}

static void
draw_legend (Frame *frame)
{
  const PsrPlotData *data = frame->plot->data;
  double x = 0;
  double y = frame->text_height / 2.0;

  for (guint i = 0; i < data->n_series; i++) {
    draw_mark (frame, i, map_x (frame, x + MARK_RADIUS + 1), y);
    x += 2 * MARK_RADIUS + GAP;
    draw_text (frame, data->series[i].name, map_x (frame, x), y, frame->mirrored ? 1 : 0);
    x += measure_text (frame->plot, data->series[i].name) + 3 * GAP;
  }
}

static int
get_text_height (PsrPlot *self)
{
  g_autoptr (PangoLayout) layout = make_layout (self, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
init_frame (PsrPlot *self, Frame *frame)
{
  int legend = self->data->n_series > 1;
  int widest = 0;

  for (guint i = 0; self->data->ticks[i] != NULL; i++)
    widest = MAX (widest, measure_text (self, self->data->ticks[i]));

  find_colors (&frame->colors);
  frame->plot = self;
  frame->text_height = get_text_height (self);
  frame->mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  frame->start = widest + GAP;
  frame->width = gtk_widget_get_width (GTK_WIDGET (self)) - frame->start;
  frame->top = frame->text_height * (legend + 0.5) + legend * GAP;
  frame->height =
    gtk_widget_get_height (GTK_WIDGET (self)) - frame->top - frame->text_height - 2 * GAP;
}

static void
psr_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PsrPlot *self = PSR_PLOT (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  Frame frame;

  if (self->data == NULL || self->data->periods->len == 0)
    return;

  init_frame (self, &frame);
  frame.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_band (&frame);
  draw_scale (&frame);
  draw_periods (&frame);
  if (self->data->kind == PSR_PLOT_BARS)
    draw_bars (&frame);
  for (guint i = 0; self->data->kind == PSR_PLOT_POINTS && i < self->data->n_series; i++)
    draw_points (&frame, i);
  if (self->data->n_series > 1)
    draw_legend (&frame);
  cairo_destroy (frame.cr);
}

static void
psr_plot_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  int lines = orientation == GTK_ORIENTATION_HORIZONTAL ? HEIGHT_LINES : HEIGHT_LINES + 1;

  *minimum = lines * get_text_height (PSR_PLOT (widget));
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 2 * *minimum : *minimum;
}

static void
psr_plot_class_init (PsrPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = psr_plot_snapshot;
  widget_class->measure = psr_plot_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
psr_plot_init (PsrPlot *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  g_signal_connect_object (manager,
                           "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager,
                           "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self,
                           G_CONNECT_SWAPPED);
}

void
psr_plot_set_data (PsrPlot *self, const PsrPlotData *data)
{
  g_return_if_fail (PSR_IS_PLOT (self));

  self->data = data;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
