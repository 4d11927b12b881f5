package org.nasd.driver.mikrotik.internal.command;

import java.util.ArrayList;
import java.util.List;

/** Lists of words put together. */
public final class Lists {

    private Lists() {}

    /** The one list, then the other. */
    public static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first.size() + second.size());
        all.addAll(first);
        all.addAll(second);
        return all;
    }

    /** An element, then a list. */
    public static <T> List<T> concat(T first, List<T> rest) {
        return concat(List.of(first), rest);
    }
}
