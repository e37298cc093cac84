/**
 * A code that is said on the telephone and stands for somebody who has not said who he is: who
 * knows it is who was given it, and nobody else learns anything by it.
 *
 * <p>Invariants: 13 symbols, none of which looks or sounds like another in Swedish; eleven are
 * drawn at random (13<sup>11</sup>, more than 2<sup>40</sup>), and the twelfth makes the sum of
 * each symbol times its place 0 modulo 13. Since 13 is a prime and no place is a multiple of it,
 * every change of one symbol and every exchange of two is found.
 *
 * <p>Must never: be stored, logged or sent as it is said. What is kept is an HMAC of its {@link
 * se.sluss.contracts.code.SpokenCode#proof proof}, under a key that is not in the database.
 */
@NullMarked
package se.sluss.contracts.code;

import org.jspecify.annotations.NullMarked;
