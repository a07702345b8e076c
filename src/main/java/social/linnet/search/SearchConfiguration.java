package social.linnet.search;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.settings.Settings;

@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    @Bean
    Index searchIndex(Settings settings, JdbcClient jdbc) {
        return new Index(settings.data().resolve("search"),
                () -> jdbc.sql("select id::text from search.identity").query(String.class).single());
    }
}
