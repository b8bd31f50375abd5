package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.config.ConfigFuzz;
import io.github.supervisorevents.supervisor.pool.DialogueFuzz;
import io.github.supervisorevents.supervisor.rpc.RequestFuzz;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No configuration, request or listener can do more than earn a refusal. */
class FuzzIT {
  @ParameterizedTest
  @ValueSource(classes = {ConfigFuzz.class, DialogueFuzz.class, RequestFuzz.class})
  void nothingButRefusals(Class<?> target) throws Exception {
    Fuzzer.run(target);
  }
}
