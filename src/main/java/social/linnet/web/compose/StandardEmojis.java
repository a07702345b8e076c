package social.linnet.web.compose;

import java.util.List;

/// A small set of the emojis that every device has, for those who pick them here. Their names stand in
/// `messages/emoji.properties`.
final class StandardEmojis {

    /// @param word   its key among the messages
    /// @param symbol what is written
    record Standard(String word, String symbol) {
    }

    static final List<Standard> ALL = """
            grin 😀
            laugh 😄
            sweat 😅
            joy 😂
            rofl 🤣
            smile 🙂
            upside 🙃
            wink 😉
            blush 😊
            halo 😇
            hearts 🥰
            eyes-hearts 😍
            kiss 😘
            yum 😋
            tongue 😜
            think 🤔
            shush 🤫
            hug 🤗
            neutral 😐
            roll 🙄
            relieved 😌
            sleep 😴
            mask 😷
            ill 🤒
            explode 🤯
            cool 😎
            nerd 🤓
            party-face 🥳
            confused 😕
            worried 😟
            wow 😮
            blush-shock 😳
            plead 🥺
            sad 🙁
            cry 😢
            sob 😭
            scream 😱
            angry 😠
            rage 😡
            swear 🤬
            skull 💀
            ghost 👻
            robot 🤖
            poo 💩
            wave 👋
            ok 👌
            fingers 🤞
            rock 🤘
            up 👍
            down 👎
            fist ✊
            clap 👏
            raise 🙌
            pray 🙏
            write ✍️
            muscle 💪
            shrug 🤷
            facepalm 🤦
            eyes 👀
            brain 🧠
            heart ❤️
            orange 🧡
            yellow 💛
            green 💚
            blue 💙
            purple 💜
            broken 💔
            sparkles ✨
            star ⭐
            fire 🔥
            hundred 💯
            boom 💥
            confetti 🎉
            gift 🎁
            cake 🎂
            coffee ☕
            beer 🍻
            wine 🍷
            pizza 🍕
            bread 🥐
            apple 🍎
            cat 🐈
            dog 🐕
            bird 🐦
            fox 🦊
            fish 🐟
            bee 🐝
            butterfly 🦋
            plant 🌱
            tree 🌳
            flower 🌸
            sun ☀️
            cloud ☁️
            rain 🌧️
            snow ❄️
            rainbow 🌈
            moon 🌙
            earth 🌍
            ball ⚽
            bike 🚲
            train 🚆
            plane ✈️
            rocket 🚀
            house 🏡
            book 📚
            music 🎵
            palette 🎨
            camera 📷
            laptop 💻
            phone 📱
            bulb 💡
            tools 🛠️
            pin 📌
            calendar 📅
            clock ⏰
            warning ⚠️
            yes ✅
            no ❌
            question ❓
            mail ✉️
            """.lines().map(line -> new Standard(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)))
            .toList();

    private StandardEmojis() {
    }
}
