package org.nasd.scheduler.internal.ownership;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.zip.CRC32;
import org.nasd.api.stack.Leases.Node;

/**
 * Spreads NAS over nodes so that all nodes agree without asking each other, and only those of a node that comes or goes move (rendezvous
 * hashing, Thaler and Ravishankar 1996).
 */
final class Rendezvous {

    private Rendezvous() {}

    /** The node that should work a NAS. */
    static Node of(long nasId, Collection<Node> nodes) {
        return nodes.stream()
                .max(Comparator.comparingLong((Node node) -> weight(nasId, node.name()))
                        .thenComparing(Node::id))
                .orElseThrow();
    }

    private static long weight(long nasId, String node) {
        CRC32 crc = new CRC32();
        crc.update(node.getBytes(StandardCharsets.UTF_8));
        return mix(crc.getValue() << 32 ^ nasId);
    }

    /** The finalizer of MurmurHash3: spreads neighbouring numbers evenly. */
    private static long mix(long key) {
        long h = key;
        h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
        h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }
}
