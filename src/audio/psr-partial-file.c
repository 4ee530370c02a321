/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-partial-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "audio/psr-exporter.h"

struct _PsrPartialFile {
  char *path;
  char *folder;
  char *passing; /* the passing name, NULL once it is gone */
  int fd; /* -1 once it is closed */
  gboolean overwrite;
};

static gboolean
fail_exists (PsrPartialFile *self, GError **error)
{
  g_set_error (error,
               PSR_EXPORTER_ERROR,
               PSR_EXPORTER_ERROR_EXISTS,
               _ ("“%s” already exists: choose another name or allow it to be overwritten."),
               self->path);
  return FALSE;
}

/* Returns: (transfer full): what an errno means for the person. */
static char *
explain (PsrPartialFile *self, int code)
{
  switch (code) {
  case ENOENT:
  case ENOTDIR:
    return g_strdup_printf (_ ("“%s” cannot be written, there is no folder “%s”: create it or "
                               "choose another one."),
                            self->path,
                            self->folder);
  case EACCES:
  case EPERM:
  case EROFS:
    return g_strdup_printf (_ ("“%s” cannot be written, the folder “%s” is read-only: choose "
                               "another one."),
                            self->path,
                            self->folder);
  case EISDIR:
    return g_strdup_printf (_ ("“%s” is a folder: add the name of a file to it."), self->path);
  case ENOSPC:
  case EDQUOT:
    return g_strdup_printf (_ ("“%s” cannot be written, the disk is full: make room or choose "
                               "another one."),
                            self->path);
  default:
    return g_strdup_printf (_ ("“%s” cannot be written: %s. Choose another place."),
                            self->path,
                            g_strerror (code));
  }
}

static gboolean
fail (PsrPartialFile *self, int code, GError **error)
{
  g_autofree char *message = explain (self, code);

  g_set_error_literal (error, PSR_EXPORTER_ERROR, PSR_EXPORTER_ERROR_FAILED, message);
  return FALSE;
}

static gboolean
check (PsrPartialFile *self, GError **error)
{
  if (g_file_test (self->path, G_FILE_TEST_IS_DIR))
    return fail (self, EISDIR, error);
  if (!self->overwrite && g_file_test (self->path, G_FILE_TEST_EXISTS))
    return fail_exists (self, error);
  if (!g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    return fail (self, ENOENT, error);

  return TRUE;
}

PsrPartialFile *
psr_partial_file_new (const char *path, gboolean overwrite, GError **error)
{
  g_autoptr (PsrPartialFile) self = g_new0 (PsrPartialFile, 1);
  g_autofree char *passing = NULL;

  self->path = g_strdup (path);
  self->folder = g_path_get_dirname (path);
  self->overwrite = overwrite;
  self->fd = -1;
  if (!check (self, error))
    return NULL;

  passing = g_build_filename (self->folder, ".psoas-rest-XXXXXX", NULL);
  self->fd = g_mkstemp_full (passing, O_RDWR | O_CLOEXEC, 0666);
  if (self->fd < 0) {
    fail (self, errno, error);
    return NULL;
  }
  self->passing = g_steal_pointer (&passing);

  return g_steal_pointer (&self);
}

int
psr_partial_file_get_fd (PsrPartialFile *self)
{
  return self->fd;
}

/* Some disks say only here that they are full. */
static gboolean
sync_and_close (PsrPartialFile *self, GError **error)
{
  int fd = self->fd;

  self->fd = -1;
  if (fsync (fd) != 0) {
    int code = errno;

    close (fd);
    return fail (self, code, error);
  }
  if (close (fd) != 0)
    return fail (self, errno, error);

  return TRUE;
}

/* Gives @from the name @to unless there is one, in one step where the file system can. */
static int
rename_without_replacing (const char *from, const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;

  if (g_file_test (to, G_FILE_TEST_EXISTS))
    return EEXIST;

  return g_rename (from, to) == 0 ? 0 : errno;
}

gboolean
psr_partial_file_commit (PsrPartialFile *self, GError **error)
{
  int code;

  g_return_val_if_fail (self->passing != NULL, FALSE);

  if (!sync_and_close (self, error))
    return FALSE;

  if (self->overwrite)
    code = g_rename (self->passing, self->path) == 0 ? 0 : errno;
  else
    code = rename_without_replacing (self->passing, self->path);
  if (code == EEXIST)
    return fail_exists (self, error);
  if (code != 0)
    return fail (self, code, error);

  g_clear_pointer (&self->passing, g_free);
  return TRUE;
}

void
psr_partial_file_free (PsrPartialFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->passing != NULL)
    g_unlink (self->passing);
  g_free (self->passing);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}
