# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the unittest cases of a module and reports them as TAP, which meson counts one by one."""

import sys
import traceback
import unittest


class TapResult(unittest.TestResult):
    """One line a test, and what went wrong as comments below it."""

    def report(self, word, test, detail=""):
        print(f"{word} {self.testsRun} - {test.id().partition('.')[2]}", flush=True)
        for line in detail.splitlines():
            print(f"# {line}", flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.report("ok", test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.report("not ok", test, str(err[1]))

    def addError(self, test, err):
        super().addError(test, err)
        self.report("not ok", test, "".join(traceback.format_exception(*err)))

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        print(f"ok {self.testsRun} - {test.id().partition('.')[2]} # SKIP {reason}", flush=True)


class FaultsTestCase(unittest.TestCase):
    """For checks that gather every fault before they complain."""

    def complain(self, faults):
        if faults:
            self.fail("\n".join(faults))


def main(module="__main__"):
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[module])
    print(f"1..{suite.countTestCases()}", flush=True)
    result = TapResult()
    suite.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)
