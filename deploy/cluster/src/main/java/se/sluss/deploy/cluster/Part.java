package se.sluss.deploy.cluster;

import java.util.List;
import java.util.Locale;

/** What a cluster is made of; each is a process. */
public enum Part {
  DATABASE,
  BROKER_PRIMARY,
  BROKER_BACKUP,
  LOGIN,
  HUB_1,
  HUB_2,
  POLICE,
  SOCIALSERVICES,
  HEALTHCARE,
  KRIMINALVARDEN,
  HELPLINE,
  PORTAL;

  /** Those that take from each other's work: one is enough. */
  public static final List<Part> HUBS = List.of(HUB_1, HUB_2);

  /** Each holds the keys of its agencies. */
  public static final List<Part> ADAPTERS =
      List.of(POLICE, SOCIALSERVICES, HEALTHCARE, KRIMINALVARDEN, HELPLINE, PORTAL);

  /** The pair that shares a journal. */
  public static final List<Part> BROKERS = List.of(BROKER_PRIMARY, BROKER_BACKUP);

  /** As in names of files and of processes: {@code hub-1}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The program of which this is one: name of its database and users. */
  String program() {
    return HUBS.contains(this) ? "hub" : word();
  }

  /** The file of its settings: one for all nodes of the hub, one for all adapters. */
  String settings() {
    return (ADAPTERS.contains(this) ? "adapter" : program()) + ".properties";
  }
}
