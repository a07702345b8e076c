package social.linnet.story;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Departures;
import social.linnet.event.Ids;
import social.linnet.graph.Blocks;
import social.linnet.graph.Graph;
import social.linnet.graph.Lists;
import social.linnet.graph.Mutes;
import social.linnet.log.Views;
import social.linnet.page.Pages;
import social.linnet.page.Timelines;
import social.linnet.post.Edits;
import social.linnet.post.Posts;
import social.linnet.post.Reactions;

/// All of the program that the model is held against.
final class Program {

    @Autowired
    Posts posts;
    @Autowired
    Reactions reactions;
    @Autowired
    Graph graph;
    @Autowired
    Edits edits;
    @Autowired
    Lists lists;
    @Autowired
    Blocks blocks;
    @Autowired
    Mutes mutes;
    @Autowired
    Departures departures;
    @Autowired
    Pages pages;
    @Autowired
    Timelines timelines;
    @Autowired
    Views views;
    @Autowired
    Ids ids;
    @Autowired
    JdbcClient jdbc;
}
