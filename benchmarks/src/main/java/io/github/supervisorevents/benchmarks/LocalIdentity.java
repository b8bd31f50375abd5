package io.github.supervisorevents.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Who the local services are: a key and a certificate for {@code localhost}.
 *
 * @param keys both, as PKCS 12
 * @param certificate alone, as PEM
 */
record LocalIdentity(Path keys, Path certificate) {
  static final String PASSWORD = "benchmark";

  /** Makes one with the JDK's keytool. */
  static LocalIdentity make(Path folder) throws IOException, InterruptedException {
    LocalIdentity identity =
        new LocalIdentity(folder.resolve("keys.p12"), folder.resolve("ca.pem"));
    List<String> make = identity.keytool("-genkeypair");
    make.addAll(List.of("-keyalg", "RSA", "-keysize", "2048", "-validity", "2"));
    make.addAll(List.of("-dname", "CN=localhost", "-ext", "san=dns:localhost"));
    run(make);
    List<String> export = identity.keytool("-exportcert");
    export.addAll(List.of("-rfc", "-file", identity.certificate.toString()));
    run(export);
    return identity;
  }

  private List<String> keytool(String command) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(List.of(command, "-alias", "local", "-storepass", PASSWORD));
    line.addAll(List.of("-keystore", keys.toString()));
    return line;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(command.get(0) + " failed with status " + process.exitValue());
    }
  }

  /** For a server. */
  SSLContext context() throws IOException {
    try {
      char[] password = PASSWORD.toCharArray();
      KeyManagerFactory own =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(KeyStore.getInstance(keys.toFile(), password), password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("no TLS with " + keys, e);
    }
  }
}
