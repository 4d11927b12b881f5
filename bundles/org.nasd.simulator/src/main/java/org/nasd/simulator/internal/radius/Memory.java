package org.nasd.simulator.internal.radius;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The requests of late and their replies, so that a repeated one is not carried out twice. Used by the DAS's thread only. */
final class Memory {

    private static final int MOST = 4096;

    private final Map<Key, Entry> entries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Entry> eldest) {
            return size() > MOST;
        }
    };

    /** What makes two requests the same: client, number and authenticator. */
    record Key(InetSocketAddress from, int id, int authenticator) {
        static Key of(InetSocketAddress from, Packet request) {
            return new Key(from, request.id(), Arrays.hashCode(request.authenticator()));
        }
    }

    private record Entry(byte[] reply) {}

    boolean knows(Key key) {
        return entries.containsKey(key);
    }

    /** Notes a request that is in work. */
    void begin(Key key) {
        entries.put(key, new Entry(null));
    }

    /** Notes its reply. */
    void answered(Key key, byte[] reply) {
        entries.put(key, new Entry(reply));
    }

    /** Its reply, or null while it is in work. */
    byte[] reply(Key key) {
        return entries.get(key).reply();
    }

    /** Forgets a request, as one that never arrived. */
    void forget(Key key) {
        entries.remove(key);
    }
}
