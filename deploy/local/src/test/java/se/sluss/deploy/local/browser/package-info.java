/** The whole of Sluss in a real browser: what people see, from the log-in page on. */
@org.jspecify.annotations.NullMarked
package se.sluss.deploy.local.browser;
