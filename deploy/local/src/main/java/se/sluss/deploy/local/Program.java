package se.sluss.deploy.local;

import java.util.List;
import java.util.Map;

/**
 * One program and what it is started with.
 *
 * @param name also the name of its configuration file, database, role and broker user
 * @param application the class that starts it, by name: it is refused when it is not there
 * @param port where it listens on the loopback address
 * @param settings what it is told; these outrank its own file and the machine's environment
 * @param without auto-configurations of the others' libraries, which share its class path here
 */
record Program(
    String name,
    String application,
    int port,
    Map<String, Object> settings,
    List<String> without) {}
