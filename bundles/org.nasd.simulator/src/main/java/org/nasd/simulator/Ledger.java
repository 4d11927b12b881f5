package org.nasd.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins what was asked of nasd with what the routers saw, without taking nasd's word for anything.
 *
 * <p>Every event is promised with a mark: what is seen of it at a router, once for each account, for example {@code rate 1003}. An
 * event that is not seen is superseded when a later one of its group was, and lost when none was. For use by one thread.
 */
public final class Ledger {

    private final Map<String, Page> pages = new LinkedHashMap<>();
    private int promised;

    /**
     * An event that was asked for.
     *
     * @param account whose it is; order holds within an account
     * @param mark how it is recognised; distinct within the account
     * @param group events of one group make earlier ones of it obsolete
     * @param askedMicros when it was asked for, microseconds since 1970
     */
    public record Promise(String account, String mark, String group, long askedMicros) {}

    /**
     * Something that a router did.
     *
     * @param account whose it is
     * @param mark what it was
     * @param seenMicros when it was done
     */
    public record Sight(String account, String mark, long seenMicros) {}

    /**
     * What came of it all.
     *
     * @param promised events asked for
     * @param delivered events that were seen
     * @param superseded events not seen that a later one of their group made obsolete
     * @param lost the others: neither seen nor made obsolete
     * @param outOfOrder events seen for the first time after a later one of their account, and groups that were left in an older state
     * @param repeated sights of events that had been seen before
     * @param strange sights of what nobody asked for
     * @param micros of each delivered event, from asking until it was first seen, sorted
     */
    public record Account(
            int promised,
            int delivered,
            int superseded,
            List<Promise> lost,
            List<Sight> outOfOrder,
            int repeated,
            List<Sight> strange,
            long[] micros) {

        /** Whether nothing was lost and nothing came out of order. */
        public boolean isGood() {
            return lost.isEmpty() && outOfOrder.isEmpty();
        }

        /** A percentile of the times, in microseconds; zero when nothing was delivered. */
        public long percentile(double share) {
            return micros.length == 0
                    ? 0
                    : micros[(int) Math.min(micros.length - 1L, Math.round(share * (micros.length - 1)))];
        }
    }

    /**
     * Enters an event, in the order of asking.
     *
     * @throws IllegalArgumentException when the account was promised that mark already
     */
    public void promise(Promise promise) {
        pages.computeIfAbsent(promise.account(), account -> new Page()).promise(promise);
        promised++;
    }

    /** How many events were promised. */
    public int promised() {
        return promised;
    }

    /** Whether somebody was promised that mark. */
    public boolean knows(String account, String mark) {
        Page page = pages.get(account);
        return page != null && page.places.containsKey(mark);
    }

    /**
     * Closes the books.
     *
     * @param sights what all routers did, those of one account in the order in which they were done
     */
    public Account settle(Iterable<Sight> sights) {
        pages.values().forEach(Page::wipe);
        List<Sight> strange = new ArrayList<>();
        for (Sight sight : sights) {
            Page page = pages.get(sight.account());
            if (page == null || !page.see(sight)) {
                strange.add(sight);
            }
        }
        int superseded = 0;
        int repeated = 0;
        List<Promise> lost = new ArrayList<>();
        List<Sight> outOfOrder = new ArrayList<>();
        List<Long> micros = new ArrayList<>();
        for (Page page : pages.values()) {
            superseded += page.close(lost, outOfOrder, micros);
            repeated += page.repeated;
        }
        return new Account(
                promised,
                micros.size(),
                superseded,
                lost,
                outOfOrder,
                repeated,
                strange,
                micros.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    /** One account: its promises by place, and what was seen of them. */
    private static final class Page {
        private final List<Promise> promises = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();
        private final Map<Integer, Sight> first = new HashMap<>();
        private final Map<String, Sight> lastOfGroup = new HashMap<>();
        private final Map<String, Integer> highestOfGroup = new HashMap<>();
        private final List<Sight> late = new ArrayList<>();
        private int highest = -1;
        private int repeated;

        void promise(Promise promise) {
            if (places.putIfAbsent(promise.mark(), promises.size()) != null) {
                throw new IllegalArgumentException(
                        "account " + promise.account() + " was promised '" + promise.mark() + "' already");
            }
            promises.add(promise);
        }

        void wipe() {
            first.clear();
            lastOfGroup.clear();
            highestOfGroup.clear();
            late.clear();
            highest = -1;
            repeated = 0;
        }

        boolean see(Sight sight) {
            Integer place = places.get(sight.mark());
            if (place == null) {
                return false;
            }
            if (first.putIfAbsent(place, sight) != null) {
                repeated++;
            } else if (place < highest) {
                late.add(sight);
            }
            highest = Math.max(highest, place);
            String group = promises.get(place).group();
            lastOfGroup.put(group, sight);
            highestOfGroup.merge(group, place, Math::max);
            return true;
        }

        /** Adds what this page has to tell, and counts what was superseded. */
        int close(List<Promise> lost, List<Sight> outOfOrder, List<Long> micros) {
            int superseded = 0;
            for (int place = 0; place < promises.size(); place++) {
                Promise promise = promises.get(place);
                Sight seen = first.get(place);
                if (seen != null) {
                    micros.add(seen.seenMicros() - promise.askedMicros());
                } else if (highestOfGroup.getOrDefault(promise.group(), -1) > place) {
                    superseded++;
                } else {
                    lost.add(promise);
                }
            }
            outOfOrder.addAll(late);
            highestOfGroup.forEach((group, place) -> {
                Sight last = lastOfGroup.get(group);
                if (!last.mark().equals(promises.get(place).mark()) && !late.contains(last)) {
                    outOfOrder.add(last);
                }
            });
            return superseded;
        }
    }
}
