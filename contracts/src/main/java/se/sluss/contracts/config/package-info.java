/**
 * Reading the folder {@code config/}: YAML 1.2 files, each held against a JSON Schema 2020-12 that
 * lies beside them.
 *
 * <p>Invariants: a fault names its file and line; all faults of a folder are reported at once; a
 * folder with a fault is not loaded at all; the meaning of a file never depends on the order in
 * which files are read.
 *
 * <p>Must never: fill in what a file leaves out, unless the file's own schema says with what.
 */
@NullMarked
package se.sluss.contracts.config;

import org.jspecify.annotations.NullMarked;
