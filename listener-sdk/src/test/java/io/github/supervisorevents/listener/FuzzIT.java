package io.github.supervisorevents.listener;

import io.github.supervisorevents.listener.rpc.XmlRpcFuzz;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a peer can send leads to more than a documented exception. */
class FuzzIT {
  @ParameterizedTest
  @ValueSource(classes = {EventReaderFuzz.class, XmlRpcFuzz.class})
  void nothingButDocumentedExceptions(Class<?> target) throws Exception {
    Fuzzer.run(target);
  }
}
