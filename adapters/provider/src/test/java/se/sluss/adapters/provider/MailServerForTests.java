package se.sluss.adapters.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;
import se.sluss.contracts.keys.CertificateAuthority;

/** A real mail server (SubEtha SMTP) on the loopback address, which can be told to behave badly. */
public final class MailServerForTests implements AutoCloseable {
  /** How it takes the next mail. */
  public enum Mood {
    /** 250 all the way. */
    WELL,
    /** 451 to the recipient, as greylisting does. */
    GREYLIST,
    /** 550 5.1.1 to the recipient: there is no such mailbox. */
    NO_SUCH_MAILBOX,
    /** 550 5.7.1 to the recipient: we may not send through it. */
    NO_RELAY,
    /** 554 to the content. */
    REFUSE_CONTENT,
    /** Breaks off in the middle of the content. */
    CUT_OFF,
    /** Answers the sender's address after three seconds. */
    SLOW
  }

  /** What it says of TLS. */
  public enum Tls {
    /** STARTTLS. */
    STARTTLS,
    /** From the first byte. */
    IMPLICIT,
    /** None. */
    NONE
  }

  /**
   * A mail that it took.
   *
   * @param from envelope
   * @param to envelope
   * @param helo how the client named itself
   * @param bytes as they came
   */
  public record Mail(String from, String to, String helo, byte[] bytes) {}

  private static final char[] PASSWORD = UUID.randomUUID().toString().toCharArray();

  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final Queue<Mood> moods = new ConcurrentLinkedQueue<>();
  private final SMTPServer server;

  /**
   * @param port 0 for any
   * @param tls what it offers
   * @param name that its certificate has
   */
  public MailServerForTests(
      int port, Tls tls, CertificateAuthority authority, String name, Path folder)
      throws IOException, GeneralSecurityException {
    SMTPServer.Builder builder =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost")
            .insertReceivedHeaders(false)
            .messageHandlerFactory(context -> new Handler(context.getHelo().orElse("")));
    if (tls != Tls.NONE) {
      SSLContext context = context(authority, name, folder);
      if (tls == Tls.IMPLICIT) {
        builder.serverSocketFactory(context);
      } else {
        builder.enableTLS().requireTLS().startTlsSocketFactory(context);
      }
    }
    server = builder.build();
    server.start();
  }

  private static SSLContext context(CertificateAuthority authority, String name, Path folder)
      throws IOException, GeneralSecurityException {
    Path file = Files.createTempFile(folder, "mail", ".p12");
    Files.delete(file);
    authority.issueServer(file, PASSWORD, name);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** Where it listens. */
  public int port() {
    return server.getPortAllocated();
  }

  /** How it is to take the next mails, one after the other; after that, well. */
  public void then(Mood... next) {
    moods.addAll(List.of(next));
  }

  /** What it has taken. */
  public List<Mail> mails() {
    return mails;
  }

  /** Every address that was named to it, also of what it did not take. */
  public List<String> seen() {
    return seen;
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Handler implements MessageHandler {
    private final String helo;
    private final Deque<String> to = new ArrayDeque<>();
    private final Mood mood;
    private String from = "";

    Handler(String helo) {
      this.helo = helo;
      Mood next = moods.poll();
      this.mood = next == null ? Mood.WELL : next;
    }

    @Override
    public void from(String address) {
      from = address;
      if (mood == Mood.SLOW) {
        try {
          Thread.sleep(3000);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @Override
    public void recipient(String address) throws RejectException {
      seen.add(address);
      if (mood == Mood.GREYLIST) {
        throw new RejectException(451, "4.7.1 <" + address + ">: Greylisted, try again later");
      }
      if (mood == Mood.NO_SUCH_MAILBOX) {
        throw new RejectException(550, "5.1.1 <" + address + ">: no such mailbox");
      }
      if (mood == Mood.NO_RELAY) {
        throw new RejectException(550, "5.7.1 <" + address + ">: Relay access denied");
      }
      to.add(address);
    }

    @Override
    public String data(InputStream in) throws RejectException, IOException {
      if (mood == Mood.CUT_OFF) {
        in.readNBytes(40);
        throw new UncheckedIOException(new IOException("cut off"));
      }
      byte[] bytes = in.readAllBytes();
      if (mood == Mood.REFUSE_CONTENT) {
        throw new RejectException(554, "5.6.0 content refused");
      }
      mails.add(new Mail(from, to.getFirst(), helo, bytes));
      return "taken";
    }

    @Override
    public void done() {
      to.clear();
    }
  }
}
