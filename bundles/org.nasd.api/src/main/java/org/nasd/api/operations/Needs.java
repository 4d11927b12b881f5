package org.nasd.api.operations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The least role that a method demands of its {@link Caller}; with less it throws {@link AccessDeniedException} before it does
 * anything. A face may read it to leave out what its user cannot do anyway.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
    Role value();
}
