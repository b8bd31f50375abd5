package io.github.supervisorevents.notifier.channel.email;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate for a server of our own, in the forms that servers and clients want. */
public final class TestCertificate {
  public static final String PASSWORD = "changeit";

  /** One for all tests: GreenMail reads its key once in a JVM. */
  public static final TestCertificate LOCALHOST = new TestCertificate("localhost");

  private final HeldCertificate held;

  private TestCertificate(String host) {
    held = new HeldCertificate.Builder().addSubjectAlternativeName(host).commonName(host).build();
  }

  public Path pemIn(Path folder) throws IOException {
    return Files.writeString(folder.resolve("ca.pem"), held.certificatePem());
  }

  public Path keyStoreIn(Path folder) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server",
        held.keyPair().getPrivate(),
        PASSWORD.toCharArray(),
        new Certificate[] {held.certificate()});
    Path file = folder.resolve("server.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  public SSLSocketFactory serverSide() {
    return new HandshakeCertificates.Builder()
        .heldCertificate(held)
        .build()
        .sslContext()
        .getSocketFactory();
  }
}
