package social.linnet.media;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

import social.linnet.account.Accounts;

/// Lets what is scheduled run, and tells `account` of new avatars.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class MediaConfiguration {

    @Bean
    AvatarListener avatarListener(Accounts accounts) {
        return accounts::setAvatar;
    }
}
