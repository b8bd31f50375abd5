package io.github.supervisorevents.notifier.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The JDK's certificate authorities and those of a PEM file: for servers whose certificate a
 * company signed itself. Immutable.
 */
public final class TrustedCertificates {
  private final X509TrustManager trustManager;

  private TrustedCertificates(X509TrustManager trustManager) {
    this.trustManager = trustManager;
  }

  /**
   * Reads the file.
   *
   * @param pem one or more certificates, each between BEGIN CERTIFICATE and END CERTIFICATE
   * @throws IOException when it cannot be read or holds no certificate; the message names the file
   */
  public static TrustedCertificates withThoseIn(Path pem) throws IOException {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (X509Certificate known : trustManager(null).getAcceptedIssuers()) {
        trusted.setCertificateEntry("known-" + number++, known);
      }
      for (Certificate more : read(pem)) {
        trusted.setCertificateEntry("more-" + number++, more);
      }
      return new TrustedCertificates(trustManager(trusted));
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot trust the certificates in " + pem + ": " + e.getMessage(), e);
    }
  }

  /**
   * The same file, when it holds certificates. Nothing of TLS is loaded.
   *
   * @throws IOException when it cannot be read or holds no certificate; the message names the file
   */
  public static Path checked(Path pem) throws IOException {
    read(pem);
    return pem;
  }

  private static Collection<? extends Certificate> read(Path pem) throws IOException {
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new IOException("expected certificates in PEM form in " + pem + ", found none");
      }
      return found;
    } catch (CertificateException e) {
      throw new IOException(
          "expected certificates in PEM form in " + pem + ", found something else", e);
    } catch (java.nio.file.NoSuchFileException e) {
      throw new IOException("expected certificates in PEM form in " + pem + ", found no such file");
    }
  }

  private static X509TrustManager trustManager(KeyStore keyStore) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(keyStore);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("this JDK checks no X.509 certificates"));
  }

  /** Decides about a server's certificate. */
  public X509TrustManager trustManager() {
    return trustManager;
  }

  /** Makes TLS connections that trust these certificates. */
  public SSLSocketFactory socketFactory() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trustManager}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException("this JDK makes no TLS connections: " + e.getMessage(), e);
    }
  }
}
