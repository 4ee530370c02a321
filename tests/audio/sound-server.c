/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sound-server.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#define PIPE_BYTES (1 << 20)

/* How often it is looked whether the machine stands still. */
#define WATCH_US (2 * 1000)

/* How long a server may take to start, on a machine that does other things. */
#define PATIENCE_US (30 * G_TIME_SPAN_SECOND)

static const char null_sink_config[] =
  "context.objects = [ { factory = adapter args = {\n"
  "  factory.name = support.null-audio-sink node.name = \"test\" media.class = Audio/Sink\n"
  "  audio.rate = 48000 audio.position = [ FL FR ]\n"
  "  object.linger = true monitor.channel-volumes = true } } ]\n";

struct _PsrSoundServer {
  PsrSoundServerKind kind;
  char *folder;
  char *socket; /* where PulseAudio's protocol is spoken */
  GTestDBus *bus; /* empty; WirePlumber does not start without one */
  GPtrArray *processes; /* of GSubprocess, in the order of their starts */
  GThread *recorder;
  GInputStream *recording_stream; /* the recorder's */
  GThread *watcher;

  GMutex lock; /* guards what follows */
  GByteArray *recording;
  gsize n_forgotten; /* bytes */
  gint64 stall_us;
  gboolean watches;
};

gboolean
psr_sound_server_parse_kind (const char *name, PsrSoundServerKind *kind)
{
  if (g_strcmp0 (name, "pulseaudio") == 0)
    *kind = PSR_SOUND_SERVER_PULSEAUDIO;
  else if (g_strcmp0 (name, "pipewire") == 0)
    *kind = PSR_SOUND_SERVER_PIPEWIRE;
  else
    return FALSE;

  return TRUE;
}

static char *
make_folder (PsrSoundServer *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_no_errno (g_mkdir_with_parents (path, 0700));

  return g_steal_pointer (&path);
}

static void
point_environment (PsrSoundServer *self)
{
  const char *const folders[] = { "HOME",          "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME",
                                  "XDG_DATA_HOME", "XDG_STATE_HOME",  "XDG_CACHE_HOME",
                                  "TMPDIR",        "PULSE_STATE_PATH" };
  g_autofree char *server = g_strconcat ("unix:", self->socket, NULL);
  g_autofree char *no_bus = g_strdup_printf ("unix:path=%s/no-bus", self->folder);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autofree char *path = make_folder (self, folders[i]);

    g_setenv (folders[i], path, TRUE);
  }

  g_setenv ("PULSE_SERVER", server, TRUE);
  g_setenv ("PULSE_CLIENTCONFIG", "/dev/null", TRUE);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", no_bus, TRUE);
  g_unsetenv ("PULSE_RUNTIME_PATH");
  g_unsetenv ("PIPEWIRE_RUNTIME_DIR");
  g_unsetenv ("PIPEWIRE_REMOTE");
}

PsrSoundServer *
psr_sound_server_new (PsrSoundServerKind kind)
{
  PsrSoundServer *self = g_new0 (PsrSoundServer, 1);
  g_autoptr (GError) error = NULL;

  self->kind = kind;
  self->folder = g_dir_make_tmp ("psoas-rest-sound-XXXXXX", &error);
  g_assert_no_error (error);
  self->socket = g_build_filename (self->folder, "XDG_RUNTIME_DIR/pulse/native", NULL);
  self->processes = g_ptr_array_new_with_free_func (g_object_unref);
  self->recording = g_byte_array_new ();
  g_mutex_init (&self->lock);

  /* It forgets XDG_RUNTIME_DIR. */
  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->bus);
  point_environment (self);

  return self;
}

/* So that nothing is left when a test breaks down. */
static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocess *
spawn (PsrSoundServer *self, GSubprocessFlags flags, const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);

  return process;
}

static void
run_server (PsrSoundServer *self, const char *const *argv)
{
  g_ptr_array_add (self->processes,
                   spawn (self,
                          G_SUBPROCESS_FLAGS_STDERR_SILENCE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE,
                          argv));
}

/* Returns: (nullable): what pactl prints, %NULL while nobody answers. */
static char *
ask_server (PsrSoundServer *self, const char *const *argv)
{
  g_autoptr (GSubprocess) process =
    spawn (self, G_SUBPROCESS_FLAGS_STDERR_SILENCE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, argv);
  g_autofree char *answer = NULL;

  if (!g_subprocess_communicate_utf8 (process, NULL, NULL, &answer, NULL, NULL) ||
      !g_subprocess_get_successful (process))
    return NULL;

  return g_steal_pointer (&answer);
}

static void
wait_for_device (PsrSoundServer *self)
{
  static const char *const info[] = { "pactl", "info", NULL };
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (TRUE) {
    g_autofree char *answer = ask_server (self, info);

    if (answer != NULL && strstr (answer, "Default Sink: test\n") != NULL)
      return;
    if (g_get_monotonic_time () > end)
      g_error ("The sound server does not start.");
    g_usleep (20 * 1000);
  }
}

/* With the lock. */
static void
note_stall (PsrSoundServer *self, gint64 since_us)
{
  self->stall_us = MAX (self->stall_us, g_get_monotonic_time () - since_us);
}

static gpointer
record (gpointer data)
{
  PsrSoundServer *self = data;
  gint64 heard_us = g_get_monotonic_time ();
  guint8 buffer[1 << 14];
  gssize n_bytes;

  while ((n_bytes =
            g_input_stream_read (self->recording_stream, buffer, sizeof buffer, NULL, NULL)) > 0) {
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

    g_byte_array_append (self->recording, buffer, (guint) n_bytes);
    note_stall (self, heard_us);
    heard_us = g_get_monotonic_time ();
  }

  return NULL;
}

/* Sleeps for a moment, time and again, and sees when it gets up. */
static gpointer
watch (gpointer data)
{
  PsrSoundServer *self = data;
  gboolean watches = TRUE;

  while (watches) {
    gint64 slept_us = g_get_monotonic_time ();
    g_autoptr (GMutexLocker) locker = NULL;

    g_usleep (WATCH_US);
    locker = g_mutex_locker_new (&self->lock);
    note_stall (self, slept_us);
    watches = self->watches;
  }

  return NULL;
}

static void
run_pulseaudio (PsrSoundServer *self, const char *sink)
{
  g_autofree char *folder = make_folder (self, "XDG_RUNTIME_DIR/pulse");
  g_autofree char *protocol =
    g_strdup_printf ("module-native-protocol-unix auth-anonymous=1 socket=%s", self->socket);
  const char *const argv[] = { "pulseaudio",
                               "-n",
                               "--daemonize=no",
                               "--exit-idle-time=-1",
                               "--disable-shm=yes",
                               "--use-pid-file=no",
                               "--log-level=error",
                               "-L",
                               sink,
                               "-L",
                               protocol,
                               NULL };

  run_server (self, argv);
  wait_for_device (self);
}

static void
start_recorded_pulseaudio (PsrSoundServer *self)
{
  g_autofree char *fifo = g_build_filename (self->folder, "fifo", NULL);
  g_autofree char *sink =
    g_strdup_printf ("module-pipe-sink sink_name=test file=%s format=s16le rate=48000 channels=2 "
                     "use_system_clock_for_timing=yes",
                     fifo);
  int fd;

  g_unlink (fifo);
  run_pulseaudio (self, sink);

  fd = open (fifo, O_RDONLY | O_CLOEXEC);
  g_assert_no_errno (fd);
  fcntl (fd, F_SETPIPE_SZ, PIPE_BYTES);
  self->recording_stream = g_unix_input_stream_new (fd, TRUE);
}

static void
wait_for_file (const char *path)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    if (g_get_monotonic_time () > end)
      g_error ("The sound server does not start: there is no %s.", path);
    g_usleep (5 * 1000);
  }
}

static void
run_pipewire (PsrSoundServer *self)
{
  static const char *const pipewire[] = { "pipewire", NULL };
  static const char *const manager[] = { "wireplumber", NULL };
  static const char *const pulse[] = { "pipewire-pulse", NULL };
  g_autofree char *socket = g_build_filename (self->folder, "XDG_RUNTIME_DIR/pipewire-0", NULL);
  g_autofree char *folder = make_folder (self, "XDG_CONFIG_HOME/pipewire/pipewire.conf.d");
  g_autofree char *config = g_build_filename (folder, "null-sink.conf", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (config, null_sink_config, -1, &error);
  g_assert_no_error (error);

  /* The others give up when the first is not there yet. */
  g_unlink (socket);
  run_server (self, pipewire);
  wait_for_file (socket);
  run_server (self, manager);
  run_server (self, pulse);
  wait_for_device (self);
}

static void
start_recorded_pipewire (PsrSoundServer *self)
{
  static const char *const recorder[] = { "parec",
                                          "--device=test.monitor",
                                          "--format=s16le",
                                          "--rate=48000",
                                          "--channels=2",
                                          "--raw",
                                          "--latency-msec=20",
                                          NULL };
  GSubprocess *process;

  run_pipewire (self);
  process = spawn (self, G_SUBPROCESS_FLAGS_STDOUT_PIPE, recorder);
  self->recording_stream = g_object_ref (g_subprocess_get_stdout_pipe (process));
  g_ptr_array_add (self->processes, process);
}

void
psr_sound_server_start (PsrSoundServer *self)
{
  gsize n_recorded = psr_sound_server_get_n_recorded (self);

  g_assert_null (self->recorder);

  if (self->kind == PSR_SOUND_SERVER_PULSEAUDIO)
    start_recorded_pulseaudio (self);
  else
    start_recorded_pipewire (self);

  self->recorder = g_thread_new ("recorder", record, self);
  self->watches = TRUE;
  self->watcher = g_thread_new ("watcher", watch, self);
  while (psr_sound_server_get_n_recorded (self) == n_recorded)
    g_usleep (1000);
}

void
psr_sound_server_start_unrecorded (PsrSoundServer *self)
{
  if (self->kind == PSR_SOUND_SERVER_PULSEAUDIO)
    run_pulseaudio (self, "module-null-sink sink_name=test rate=48000");
  else
    run_pipewire (self);
}

static void
stop_watching (PsrSoundServer *self)
{
  g_mutex_lock (&self->lock);
  self->watches = FALSE;
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&self->watcher, g_thread_join);
}

void
psr_sound_server_kill (PsrSoundServer *self)
{
  stop_watching (self);
  while (self->processes->len > 0) {
    GSubprocess *process = g_ptr_array_index (self->processes, self->processes->len - 1);

    g_subprocess_force_exit (process);
    g_subprocess_wait (process, NULL, NULL);
    g_ptr_array_remove_index (self->processes, self->processes->len - 1);
  }

  g_clear_pointer (&self->recorder, g_thread_join);
  g_clear_object (&self->recording_stream);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (!g_file_test (child, G_FILE_TEST_IS_SYMLINK) && g_file_test (child, G_FILE_TEST_IS_DIR))
      remove_folder (child);
    else
      g_unlink (child);
  }

  g_rmdir (path);
}

void
psr_sound_server_free (PsrSoundServer *self)
{
  psr_sound_server_kill (self);
  g_test_dbus_stop (self->bus);
  remove_folder (self->folder);

  g_object_unref (self->bus);
  g_ptr_array_unref (self->processes);
  g_byte_array_unref (self->recording);
  g_mutex_clear (&self->lock);
  g_free (self->socket);
  g_free (self->folder);
  g_free (self);
}

void
psr_sound_server_unplug (PsrSoundServer *self)
{
  static const char *const unload[] = { "pactl", "unload-module", "module-pipe-sink", NULL };
  g_autofree char *answer = NULL;

  g_assert_cmpint (self->kind, ==, PSR_SOUND_SERVER_PULSEAUDIO);
  answer = ask_server (self, unload);
  g_assert_nonnull (answer);
}

gsize
psr_sound_server_get_n_recorded (PsrSoundServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return (self->n_forgotten + self->recording->len) / sizeof (PsrFrame);
}

PsrFrame *
psr_sound_server_dup_recording (PsrSoundServer *self, gsize first, gsize *n_frames)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gsize offset = first * sizeof (PsrFrame) - self->n_forgotten;

  g_assert_cmpuint (first * sizeof (PsrFrame), >=, self->n_forgotten);
  g_assert_cmpuint (offset, <=, self->recording->len);
  *n_frames = (self->recording->len - offset) / sizeof (PsrFrame);

  return g_memdup2 (self->recording->data + offset, *n_frames * sizeof (PsrFrame));
}

int
psr_sound_server_take_stall_ms (PsrSoundServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gint64 stall_us = self->stall_us;

  self->stall_us = 0;

  return (int) (stall_us / 1000);
}

void
psr_sound_server_forget (PsrSoundServer *self, gsize until)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gsize n_bytes = until * sizeof (PsrFrame) - self->n_forgotten;

  g_assert_cmpuint (until * sizeof (PsrFrame), >=, self->n_forgotten);
  g_assert_cmpuint (n_bytes, <=, self->recording->len);
  self->n_forgotten += n_bytes;
  g_byte_array_remove_range (self->recording, 0, (guint) n_bytes);
}
