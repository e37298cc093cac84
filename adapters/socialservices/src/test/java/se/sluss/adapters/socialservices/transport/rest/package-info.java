/** Tests of the message system's interface, played by WireMock. */
@NullMarked
package se.sluss.adapters.socialservices.transport.rest;

import org.jspecify.annotations.NullMarked;
