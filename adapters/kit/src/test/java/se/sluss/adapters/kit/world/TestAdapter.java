package se.sluss.adapters.kit.world;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** An adapter with nothing but the kit. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class TestAdapter {}
