// Ends a test run with what was skipped and why, and with the line that .ci/run adds up. Where CI is set a skipped
// test fails the run: a machine that lacks something must not look like one that tested it.
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

interface Counts {
  passed: number;
  failed: number;
  readonly skipped: TestCase[];
}

export default class TestSummary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const counts: Counts = { passed: 0, failed: unhandled.length, skipped: [] };
    for (const module of modules) countModule(module, counts);

    for (const test of counts.skipped) console.log(`skipped: ${test.fullName} – ${reasonOf(test)}`);
    if (counts.skipped.length > 0 && isSet(process.env['CI'])) {
      console.log('CI is set, so a skipped test is a failure.');
      process.exitCode = 1;
    }
    console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped.length} skipped`);
  }
}

function countModule(module: TestModule, counts: Counts): void {
  // A file or a hook that throws has no failing test, and must not pass as none.
  counts.failed += module.errors().length;
  for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === 'passed') counts.passed += 1;
    else if (state === 'failed') counts.failed += 1;
    else counts.skipped.push(test);
  }
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' ? result.note : undefined) ?? 'no reason given';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false';
}
