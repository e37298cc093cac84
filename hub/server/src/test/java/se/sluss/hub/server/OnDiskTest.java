package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Uplink;
import se.sluss.hub.server.way.Arrived;
import se.sluss.hub.server.way.Came;
import se.sluss.hub.server.way.TakeRequests;

/**
 * What the kernel was asked, seen by strace: the database's log is on the disk before a sender is
 * answered.
 */
@Tag("slow")
class OnDiskTest {
  private static final String POLICE = "polisen-stockholm";
  private static final int TIMES = 10;
  private static final Pattern SYNC =
      Pattern.compile(
          "(\\d+) +(\\d+\\.\\d+) (?:fdatasync|fsync)\\(.*/pg_wal/.* = 0 <(\\d+\\.\\d+)>");

  /** From when to when, in seconds of the machine's clock. */
  private record Span(double from, double to) {
    boolean holds(Span inner) {
      return from <= inner.from && inner.to <= to;
    }
  }

  @Test
  void theAnswerComesWhenTheDiskHasIt(@TempDir Path folder) throws Exception {
    Clock clock = Clock.systemUTC();
    try (TestHub hub = new TestHub(folder, Path.of("../../config"), clock)) {
      // Nothing else writes meanwhile: the log is integrated later, and nobody flushes for others.
      hub.stop();
      hub.startAgain(
          Path.of("../../config"),
          Map.of("sluss.way.integrate-every", "10m", "sluss.way.most-lag", "1h"));
      JdbcClient sql = hub.bean(JdbcClient.class);
      sql.sql("alter system set wal_writer_delay = '10s'").update();
      sql.sql("select pg_reload_conf()").query(Boolean.class).single();
      Thread.sleep(1000); // each of the database's processes hears of it when it is next idle

      Path seen = folder.resolve("seen");
      Process strace = watch(sql, seen);
      try {
        List<Span> accepted = accept(hub, clock);
        List<Span> careless = carelessly(hub, clock);
        strace.destroy();
        assertThat(strace.waitFor(1, TimeUnit.MINUTES)).isTrue();

        List<Span> syncs = syncs(seen);
        assertThat(accepted).allMatch(span -> syncs.stream().anyMatch(span::holds));
        // Commits that do not wait for the disk: the trace would tell them apart.
        assertThat(careless).noneMatch(span -> syncs.stream().anyMatch(span::holds));
      } finally {
        strace.destroyForcibly();
      }
    }
  }

  @Test
  void theHubDoesNotStartOnADatabaseThatDoesNotWaitForItsDisk(@TempDir Path folder)
      throws Exception {
    assertThatThrownBy(
            () ->
                new TestHub(
                    folder,
                    Path.of("../../config"),
                    Clock.systemUTC(),
                    TestHub.durable().setServerConfig("fsync", "off")))
        .hasStackTraceContaining("SL-9005 the database runs without fsync");
  }

  private static List<Span> carelessly(TestHub hub, Clock clock) throws Exception {
    List<Span> spans = new ArrayList<>();
    try (Connection connection = hub.database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table careless (at timestamptz)");
      statement.execute("set synchronous_commit = off");
      Thread.sleep(300);
      for (int i = 0; i < TIMES; i++) {
        double from = clock.millis() / 1000.0;
        statement.execute("insert into careless values (clock_timestamp())");
        spans.add(new Span(from, (clock.millis() + 1) / 1000.0));
      }
    }
    return spans;
  }

  private static Process watch(JdbcClient sql, Path seen) throws Exception {
    Path data = Path.of(sql.sql("show data_directory").query(String.class).single());
    long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    List<String> command =
        new ArrayList<>(List.of("strace", "-f", "-ttt", "-T", "-y", "-e", "trace=fdatasync,fsync"));
    command.addAll(List.of("-o", seen.toString()));
    Stream.concat(
            Stream.of(postmaster),
            ProcessHandle.of(postmaster).orElseThrow().descendants().map(ProcessHandle::pid))
        .forEach(pid -> command.addAll(List.of("-p", String.valueOf(pid))));
    Process strace = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var says = strace.inputReader()) {
      String first = says.readLine();
      assertThat(first).contains("attached");
    }
    Thread.sleep(1000);
    assertThat(strace.isAlive()).isTrue();
    return strace;
  }

  private static List<Span> accept(TestHub hub, Clock clock) throws Exception {
    Sender sender = new Sender(hub, POLICE);
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      byte[] wish =
          hub.json.write(
              new Uplink.Submit(
                  sender.submission(
                      sender.wish("0127.authority-violence", UnaryOperator.identity()))));
      Came came = new Came(new Arrived.From("police", POLICE), Bytes.of(wish));
      double from = clock.millis() / 1000.0;
      assertThat(
              hub.bean(TakeRequests.class)
                  .take(came)
                  .get(1, TimeUnit.MINUTES)
                  .answers()
                  .getFirst()
                  .receipt()
                  .sender())
          .isEqualTo(UnitId.of(POLICE));
      spans.add(new Span(from, (clock.millis() + 1) / 1000.0));
      Thread.sleep(300); // what follows of it is done before the next
    }
    return spans;
  }

  /** Each time that the database's log was on the disk. */
  private static List<Span> syncs(Path seen) throws IOException {
    List<Span> syncs = new ArrayList<>();
    Map<String, String> unfinished = new HashMap<>();
    for (String line : Files.readAllLines(seen)) {
      String pid = line.split(" ", 2)[0];
      String whole = line;
      if (line.contains("<unfinished ...>")) {
        unfinished.put(pid, line.substring(0, line.indexOf("<unfinished ...>")));
        continue;
      }
      if (line.contains(" resumed>")) {
        whole =
            unfinished.remove(pid)
                + line.substring(line.indexOf(" resumed>") + " resumed>".length());
      }
      Matcher sync = SYNC.matcher(whole);
      if (sync.find()) {
        double from = Double.parseDouble(sync.group(2));
        syncs.add(new Span(from, from + Double.parseDouble(sync.group(3))));
      }
    }
    return syncs;
  }
}
