package social.linnet.archive;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// A module that keeps something of people's. Each writes its own part of somebody's archive, from its own tables.
///
/// What a chapter writes is its owner's: their words, their pictures, what they chose and did. Of what others wrote it
/// says the id and the address, never the words; of secrets (hashes, tokens, keys) nothing.
public interface Chapter {

    /// Where the rows of each of this module's tables stand in an archive: `schema.table` to the files. A test compares
    /// this with the database, so that no new table is forgotten.
    Map<String, List<String>> holds();

    /// Writes this module's part for an account. Long lists are read in batches ([Volume#lines]).
    ///
    /// @throws IOException when the reader is gone; the archive ends there
    void write(long account, Volume volume) throws IOException;
}
