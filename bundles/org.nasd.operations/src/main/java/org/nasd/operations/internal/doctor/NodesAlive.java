package org.nasd.operations.internal.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;

/** Are all nodes that share the NAS alive and at work? */
final class NodesAlive implements Rule {

    private static final String CHECK = "nodes";
    private static final String NORM = "all alive, none draining";

    @Override
    public Stream<Finding> look(Facts facts) {
        if (facts.nodes().isEmpty()) {
            return Stream.empty();
        }
        List<Finding> found = new ArrayList<>();
        facts.nodes().forEach(node -> add(found, node));
        return found.isEmpty() ? Stream.of(Say.good(CHECK, facts.nodes().size() + " alive", NORM)) : found.stream();
    }

    private static void add(List<Finding> found, Facts.Node node) {
        if (!node.alive()) {
            found.add(new Finding(
                    node.nas() > 0 ? Grade.BAD : Grade.WARNING,
                    "node " + node.name(),
                    "silent for " + Say.duration(node.silent())
                            + (node.nas() > 0 ? "; nobody has taken its " + node.nas() + " NAS over yet" : ""),
                    NORM,
                    "see to its machine, its nasd and its way to the database; nas:nodes --forget " + node.name()
                            + " if it will not come back"));
        } else if (node.drainedBy() != null) {
            found.add(new Finding(
                    Grade.WARNING,
                    "node " + node.name(),
                    "draining, by " + node.drainedBy()
                            + (node.nas() == 0 ? "; it has no NAS any more" : "; it still has " + node.nas() + " NAS"),
                    NORM,
                    "nas:drain off " + node.name() + " lets it work again"));
        }
    }
}
