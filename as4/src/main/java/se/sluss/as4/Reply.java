package se.sluss.as4;

import org.jspecify.annotations.Nullable;

/**
 * What is answered to a call.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body a signed receipt or an error of ebMS; empty when there is none
 */
public record Reply(int status, @Nullable String contentType, byte[] body) {}
