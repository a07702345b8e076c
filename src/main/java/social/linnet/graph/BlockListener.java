package social.linnet.graph;

/// Is told of a block in the transaction that makes it: blocks are between two people and no events. What it does must bear to
/// be done twice; what it throws keeps the block from being made.
@FunctionalInterface
public interface BlockListener {

    void blocked(long blocker, long blocked);
}
