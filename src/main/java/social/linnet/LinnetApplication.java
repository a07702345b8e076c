package social.linnet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts Linnet. Everything else is a module in a package of its own; `docs/` and each `package-info.java` say what it is for.
@SpringBootApplication
@ConfigurationPropertiesScan
public class LinnetApplication {

    public static void main(String[] args) {
        SpringApplication.run(LinnetApplication.class, args);
    }
}
