/**
 * The adapter for people: a browser is its protocol.
 *
 * <p>The rooms: {@code inbound} the pages, by purpose; {@code mapping} from what was typed to an
 * event, and from codes to words; {@code outbound} what the pages ask of the directory and the hub;
 * {@code config} login, rights and headers.
 *
 * <p>Invariants: content is readable only in memory while it is shown; no page has content in its
 * address or title; missing and forbidden give the same bytes; every page works without JavaScript.
 *
 * <p>Must never: store a draft, log what was typed, or show a unit what another unit has.
 *
 * <p>Source: WCAG 2.2 AA; {@code domain.md} rows 1, 3, 12, 14, 15.
 */
@NullMarked
package se.sluss.adapters.portal;

import org.jspecify.annotations.NullMarked;
