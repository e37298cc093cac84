/** Tests of the embedded login, through HTTP as programs and browsers meet it. */
@NullMarked
package se.sluss.deploy.local.login;

import org.jspecify.annotations.NullMarked;
