package social.linnet.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import social.linnet.event.Refused;

/// The rows of a file that somebody brought, by the names of their columns: with a first line that names these or
/// without one, whatever ends its lines, quoted or not, with a byte order mark or without.
final class Sheet {

    /// Largest file, in bytes.
    static final int MAX_BYTES = 1 << 20;
    /// Most rows of a file.
    static final int MAX_ROWS = 10_000;
    private static final int MAX_FIELD = 4096;
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private Sheet() {
    }

    /// @param line  where it begins in the file, from 1
    /// @param cells in the order of the kind's columns; empty where there is nothing
    record Row(long line, List<String> cells) {
        String cell(int column) {
            return cells.get(column);
        }
    }

    /// Reads all of it.
    ///
    /// @throws Refused `import-too-large`, `import-too-many`, `import-unreadable`, `import-nothing`
    static List<Row> read(Kind kind, InputStream file) {
        byte[] bytes;
        try {
            bytes = file.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.length > MAX_BYTES) {
            throw Refused.invalid("import-too-large", MAX_BYTES >> 10);
        }
        try (CsvReader<CsvRecord> reader = CsvReader.builder().detectBomHeader(true).skipEmptyLines(true)
                .allowExtraFields(true).allowMissingFields(true).trimWhitespacesAroundQuotes(true)
                .maxBufferSize(MAX_BYTES).ofCsvRecord(new java.io.ByteArrayInputStream(bytes))) {
            List<Row> rows = rows(kind, reader);
            if (rows.isEmpty()) {
                throw Refused.invalid("import-nothing");
            }
            return rows;
        } catch (CsvParseException notCsv) {
            throw Refused.invalid("import-unreadable");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows(Kind kind, CsvReader<CsvRecord> reader) {
        List<Row> rows = new ArrayList<>();
        int[] places = null;
        for (CsvRecord found : reader) {
            if (places == null) {
                int[] named = named(kind, found);
                places = named == null ? inOrder(kind) : named;
                if (named != null) {
                    continue;
                }
            }
            List<String> cells = new ArrayList<>();
            for (int place : places) {
                cells.add(place < 0 || place >= found.getFieldCount() ? "" : bounded(found.getField(place).strip()));
            }
            if (cells.stream().allMatch(String::isEmpty)) {
                continue;
            }
            if (rows.size() == MAX_ROWS) {
                throw Refused.invalid("import-too-many", MAX_ROWS);
            }
            rows.add(new Row(found.getStartingLineNumber(), cells));
        }
        return rows;
    }

    private static String bounded(String cell) {
        return cell.length() > MAX_FIELD ? cell.substring(0, MAX_FIELD) : cell;
    }

    /// Where each of the kind's columns stands, when this line names them; null when it does not.
    private static int[] named(Kind kind, CsvRecord first) {
        List<String> names = first.getFields().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        int[] places = new int[kind.columns().size()];
        boolean any = false;
        for (int i = 0; i < places.length; i++) {
            places[i] = names.indexOf(kind.columns().get(i).toLowerCase(Locale.ROOT));
            any |= places[i] >= 0;
        }
        return any ? places : null;
    }

    private static int[] inOrder(Kind kind) {
        return java.util.stream.IntStream.range(0, kind.columns().size()).toArray();
    }

    /// A cell that no spreadsheet takes for a formula: an apostrophe goes before what one could, as spreadsheets do
    /// themselves. [#unguarded] takes it off again.
    static String guarded(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    static String unguarded(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
