package io.github.supervisorevents.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs Jazzer on a class that has a method {@code fuzzerTestOneInput}: first the kept inputs of
 * {@code src/test/resources/fuzz/}, then so many mutations of them as the system property {@code
 * fuzz.runs} says, always the same ones for the same code. An input that takes more than 20 seconds
 * or 256 MB of heap is a finding too.
 *
 * <p>The long form: {@code mvn verify -pl supervisor -am -Dit.test=FuzzIT -Dfuzz.runs=10000000
 * -Dfuzz.seed=0} (a seed of 0 is another one each time). What is found is below {@code
 * target/fuzz}; it belongs to the kept inputs once it is mended.
 */
final class Fuzzer {
  private static final Path KEPT = Path.of("src", "test", "resources", "fuzz");
  private static final Path WORK = Path.of("target", "fuzz");
  private static final String RUNS = System.getProperty("fuzz.runs", "10000");
  private static final String SEED = System.getProperty("fuzz.seed", "1");

  private Fuzzer() {}

  static void run(Class<?> target) throws IOException, InterruptedException {
    Path corpus = Files.createTempDirectory(Files.createDirectories(WORK), target.getSimpleName());
    Path log = WORK.resolve(target.getSimpleName() + ".log");
    Process process =
        new ProcessBuilder(command(target, corpus))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(Math.max(300, Long.parseLong(RUNS) / 100), TimeUnit.SECONDS);
    process.destroyForcibly();

    assertThat(ended).as("the fuzzer ends; see %s", log).isTrue();
    assertThat(process.exitValue()).as("%s", Files.readString(log)).isZero();
  }

  private static List<String> command(Class<?> target, Path corpus) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:-OmitStackTraceInFastThrow",
        "-cp",
        System.getProperty("java.class.path"),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + target.getName(),
        "--instrumentation_includes=io.github.supervisorevents.**",
        "--custom_hook_includes=io.github.supervisorevents.**",
        "--reproducer_path=" + WORK,
        "-runs=" + RUNS,
        "-seed=" + SEED,
        "-max_len=4096",
        "-timeout=20",
        "-verbosity=0",
        "-artifact_prefix=" + WORK + "/",
        corpus.toString(),
        KEPT.resolve(target.getSimpleName()).toString());
  }
}
