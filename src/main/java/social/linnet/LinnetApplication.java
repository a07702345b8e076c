package social.linnet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// Starts Linnet. Everything else is a module in a package of its own; `docs/` and each `package-info.java` say what it is for.
///
/// Beans are named by their whole class name, so that modules need not agree on theirs.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class LinnetApplication {

    public static void main(String[] args) {
        SpringApplication.run(LinnetApplication.class, args);
    }
}
