"""A short invented bulletin of the genre, which several test modules take in."""

BULLETIN = """\
各地推进“清河”专项行动
新华社北京2024年5月6日电 水利部门3日介绍，“清河”专项行动开展以来，各地清理河道。
一、统一部署
5月3日，水利部召开视频会议，要求清理河道。
二、各地做法
河北省保定市水利局组织清理河道120余公里，拆除违法建筑一批。
在浙江省湖州市，“河长”制度已覆盖全部乡镇。
"""
