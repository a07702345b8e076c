package social.linnet.instance;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.archive.Chapter;
import social.linnet.archive.Volume;

/// Which announcements somebody put aside, and with what they answered them.
@Component
class Archivist implements Chapter {

    private static final String ANNOUNCEMENTS = "announcements.jsonl";

    private final JdbcClient jdbc;

    Archivist(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, List<String>> holds() {
        return Map.of("instance.announcement_read", List.of(ANNOUNCEMENTS),
                "instance.announcement_reaction", List.of(ANNOUNCEMENTS));
    }

    private record Told(long announcement, boolean read, List<String> reactions) {
    }

    private record Shown(String announcement, boolean read, List<String> reactions) {
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        volume.lines(ANNOUNCEMENTS, after -> jdbc.sql("""
                select a.id, exists (select 1 from instance.announcement_read r
                                     where r.announcement = a.id and r.account = :account),
                       array(select r.name from instance.announcement_reaction r
                             where r.announcement = a.id and r.account = :account order by r.created_at)
                from instance.announcement a
                where a.id > :after and (exists (select 1 from instance.announcement_read r
                                                 where r.announcement = a.id and r.account = :account)
                                         or exists (select 1 from instance.announcement_reaction r
                                                    where r.announcement = a.id and r.account = :account))
                order by a.id limit :limit
                """).param("account", account).param("after", after).param("limit", Volume.BATCH)
                .query((row, n) -> new Told(row.getLong(1), row.getBoolean(2),
                        List.of((String[]) row.getArray(3).getArray()))).list(), Told::announcement,
                some -> some.stream().map(one -> new Shown(Volume.id(one.announcement()), one.read(),
                        one.reactions())).toList());
    }
}
